// The rooms and the one direction in which they may import (ARCHITECTURE.md §2).
const only = (room, ...allowed) => ({
  name: `${room}-imports-only-${allowed.join('-and-') || 'itself'}`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    path: '^(protocol|simulators|scenarios|harness|reports|test)/',
    pathNot: `^(${[room, ...allowed].join('|')})/`,
  },
})

module.exports = {
  forbidden: [
    only('protocol'),
    only('simulators', 'protocol'),
    only('scenarios', 'protocol', 'simulators', 'harness/stage', 'harness/history'),
    only('reports', 'harness/verdict', 'harness/history', 'protocol'),
    // The command line is the outermost ring: it alone knows the renderers and the scenario folders.
    {
      name: 'harness-imports-only-simulators-and-protocol',
      severity: 'error',
      from: { path: '^harness/', pathNot: '^harness/cli/' },
      to: { path: '^(scenarios|reports|test)/' },
    },
    {
      name: 'server-knows-nothing-of-the-world-around-it',
      comment:
        'The reference server is a credible server: it sees the wire and its own API, never a simulator.',
      severity: 'error',
      from: { path: '^simulators/server/' },
      to: { path: '^simulators/(device|card|people|network|payment|pc)/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      comment: 'Types may name each other; code that runs may not.',
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-orphan-packages', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js'],
    },
  },
}
