/**
 * Which room may look into which. Data flows one way: a stage knows the stages to its left, never those to its right.
 *
 *   lib ← expression ← checklist ← engine ← record ← score ← bundle      (shared: pure, runs anywhere)
 *   xlsform stands beside: it knows lib, expression and checklist, and only main and renderer know it.
 *   main and renderer know shared; they never know each other.
 */
const STAGES = ['lib', 'expression', 'checklist', 'engine', 'record', 'score', 'bundle']

/** A stage must not import one that stands to its right. */
const stageRules = STAGES.slice(0, -1).map((stage, index) => ({
  name: `${stage}-knows-only-its-left`,
  comment: `shared/${stage} may import only: ${STAGES.slice(0, index + 1).join(', ')}`,
  from: { path: `^shared/${stage}/` },
  to: { path: `^shared/(${[...STAGES.slice(index + 1), 'ipc'].join('|')})/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', from: {}, to: { circular: true } },
    { name: 'no-unresolved', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shared-is-pure',
      comment: 'shared runs anywhere: no Electron, no Node, no screen, no database',
      from: { path: '^shared/' },
      to: {
        path: [
          '^main/',
          '^renderer/',
          '^test/',
          '^(electron|react|dexie|zustand)',
          'node_modules/(electron|react|dexie|zustand)',
        ],
      },
    },
    {
      name: 'shared-without-node',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    ...stageRules,
    {
      name: 'xlsform-speaks-checklist-only',
      comment: 'spreadsheets turn into checklists and back; nothing of filling one in belongs there',
      from: { path: '^shared/xlsform/' },
      to: { path: '^shared/', pathNot: '^shared/(xlsform|lib|expression|checklist)/' },
    },
    {
      name: 'xlsform-at-the-rim',
      comment: 'the rest of shared knows checklists, not spreadsheets',
      from: { path: '^shared/', pathNot: '^shared/xlsform/' },
      to: { path: ['^shared/xlsform/', 'node_modules/@e965/xlsx'] },
    },
    {
      name: 'places-know-checklist-values-only',
      comment: 'positions are read and measured without knowing what they answer',
      from: { path: '^shared/geo/' },
      to: { path: '^shared/', pathNot: '^shared/(geo|lib|checklist)/' },
    },
    {
      name: 'map-engine-when-asked-for',
      comment: 'the map engine is large and loaded only when a map is opened, by its one import()',
      from: { path: '^renderer/', pathNot: '^renderer/map/engine/' },
      to: {
        path: ['^renderer/map/engine/', 'node_modules/(ol|world-atlas)/'],
        dependencyTypesNot: ['dynamic-import'],
      },
    },
    {
      name: 'main-never-renderer',
      from: { path: '^main/' },
      to: { path: ['^renderer/', '^test/', 'node_modules/(react|dexie|zustand)'] },
    },
    {
      name: 'renderer-never-main',
      from: { path: '^renderer/' },
      to: { path: ['^main/', '^test/', 'node_modules/electron/'] },
    },
    {
      name: 'renderer-without-node',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-at-the-rim',
      comment: 'the command line, bundles and keys run on plain Node',
      from: { path: '^main/(cli|bundle|checklists)/|^main/cli\\.ts|^main/keys/(der|certificate|key-file)' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'dexie-in-storage-only',
      from: { path: '^renderer/', pathNot: '^renderer/storage/' },
      to: { path: 'node_modules/dexie' },
    },
    {
      name: 'screens-stand-alone',
      comment: 'a screen never imports another screen',
      from: { path: '^renderer/screens/([^/]+)/' },
      to: { path: '^renderer/screens/', pathNot: '^renderer/screens/$1/' },
    },
    {
      name: 'building-blocks-know-no-screen',
      comment: 'but for where one can go, and for what every worker forbids itself',
      from: { path: '^renderer/[^/]+/', pathNot: '^renderer/(screens|app)/' },
      to: { path: '^renderer/(screens|app)/', pathNot: '^renderer/app/(route|forbid-eval)\\.ts$' },
    },
  ].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
