import { readCommodities } from '../../ui/commodities.ts'
import { FLAGS, type Flag, type YesNo } from './profile-fields.ts'

/**
 * What the rest of a profile says about its flags. Where it says nothing the answer is the one that asks more: a
 * question too many costs a minute, a question that stays away can cost a finding. Only `lend` and `hg` are no until
 * somebody says otherwise.
 */
export function deriveFlags(profile: Readonly<Record<string, string>>): Readonly<Record<Flag, YesNo>> {
  const { country, method, status } = profile
  const processes = new Set((profile.processing ?? '').split(' '))
  const commodities = readCommodities(profile.commodity)
  const mines = (code: string) => commodities.some((one) => one.code === code)
  const unknown = { method: !method, process: !profile.processing, commodity: commodities.length === 0 }

  const untouched = status === 'greenfield' || status === 'exploration'
  const hasOperated = !untouched && status !== 'construction'
  const op = unknown.method || method === 'open_pit' || method === 'both'
  const ug = unknown.method || method === 'underground' || method === 'both'
  const coal = unknown.commodity || mines('coal')
  const metal = unknown.commodity || commodities.some(({ kind }) => kind === 'metal')
  const heapLeach = unknown.process || processes.has('heap_leach')
  const leavesTailings = ['gravity', 'flotation', 'cil_cip'].some((process) => processes.has(process))

  const yes: Record<Flag, boolean> = {
    ops: hasOperated,
    brown: status !== 'greenfield',
    op,
    ug,
    tsf: unknown.process || leavesTailings,
    // Underground mines hoist waste too; only wells and dredges leave no dump.
    wrd: method !== 'in_situ' && method !== 'dredging',
    dis: !untouched,
    coal,
    metal,
    // "Present or not known": nobody can say no before the ore was tested.
    sulf: coal || metal,
    rad: unknown.commodity || ['uranium', 'rare_earths', 'niobium_tantalum', 'mineral_sands'].some(mines),
    gas: coal && ug,
    hl: heapLeach,
    cn: unknown.process || processes.has('cil_cip') || (heapLeach && (mines('gold') || mines('silver'))),
    hg: mines('mercury'),
    smelt: unknown.process || processes.has('smelting'),
    ip: true,
    rst: true,
    asm: true,
    prot: true,
    CHN: country === 'CN',
    lend: false,
  }
  return Object.fromEntries(FLAGS.map((flag) => [flag, yes[flag] ? 'yes' : 'no'])) as Record<Flag, YesNo>
}
