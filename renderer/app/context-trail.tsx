import { UnstyledButton } from '@mantine/core'
import { useTranslation } from '../messages/use-translation.ts'
import { useServices } from '../services.ts'
import type { Assessment, Mine } from '../storage/storage.ts'
import { useLive } from '../storage/use-live.ts'
import classes from './context-trail.module.css'
import { type Route, useNavigation } from './route.ts'

interface Step {
  readonly label: string
  readonly to: Route
}

/** Mine › assessment › step: where the open screen belongs. Each part but the last leads there. */
export function ContextTrail() {
  const { t } = useTranslation()
  const { storage } = useServices()
  const { route, go } = useNavigation()
  const assessmentId = 'assessment' in route ? route.assessment : undefined
  const mineId = 'mine' in route ? route.mine : undefined
  const context = useLive(async () => {
    const assessment = assessmentId === undefined ? undefined : await storage.getAssessment(assessmentId)
    const id = assessment?.mine ?? mineId
    return { assessment, mine: id === undefined ? undefined : await storage.getMine(id) }
  }, [storage, assessmentId, mineId])
  const steps = trail(route, context?.mine, context?.assessment, t)
  return (
    <nav className={classes.trail} aria-label={t('app.trail')}>
      <ol>
        {steps.map((step, index) => (
          <li key={step.label}>
            {index === steps.length - 1 ? (
              <span aria-current="page">{step.label}</span>
            ) : (
              <UnstyledButton className={classes.step} onClick={() => go(step.to)}>
                {step.label}
              </UnstyledButton>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Screens that are reached from the library. */
const BELOW_CHECKLISTS: ReadonlySet<Route['screen']> = new Set([
  'checklist',
  'preview',
  'compare',
  'limits',
  'coverage',
])

function trail(
  route: Route,
  mine: Mine | undefined,
  assessment: Assessment | undefined,
  t: (key: string) => string,
): readonly Step[] {
  const steps: Step[] = []
  if (mine !== undefined) steps.push({ label: mine.name, to: { screen: 'mine', mine: mine.id } })
  if (assessment !== undefined)
    steps.push({
      label: t(`stage.${assessment.stage}`),
      to: { screen: 'walk', assessment: assessment.id },
    })
  if (BELOW_CHECKLISTS.has(route.screen))
    steps.push({ label: t('screen.checklists'), to: { screen: 'checklists' } })
  if (route.screen === 'preview')
    steps.push({
      label: t('screen.checklist'),
      to: { screen: 'checklist', form: route.form, version: route.version },
    })
  if (route.screen !== 'mine' && route.screen !== 'walk')
    steps.push({ label: t(`screen.${route.screen}`), to: route })
  return steps
}
