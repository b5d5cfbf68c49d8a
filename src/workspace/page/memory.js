/** What the browser remembers between visits; a tab keeps its person, so that two tabs can be two people. */

/** @typedef {import('./state.js').Theme} Theme */

const prefix = 'kubenotes.'

/** @returns {{ person: string | undefined, theme: Theme, logOpen: boolean }} */
export function remembered() {
  const theme = read('theme')
  return {
    person: read('person'),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    logOpen: read('logOpen') === 'true' && innerWidth > 1100,
  }
}

/** @param {{ person?: string, theme?: Theme, logOpen?: boolean }} values */
export function remember(values) {
  for (const [name, value] of Object.entries(values)) {
    for (const storage of storages()) storage.setItem(prefix + name, String(value))
  }
}

/** @param {string} name */
function read(name) {
  for (const storage of storages()) {
    const value = storage.getItem(prefix + name)
    if (value !== null) return value
  }
  return undefined
}

/** A browser may forbid both. */
function storages() {
  try {
    return [sessionStorage, localStorage]
  } catch {
    return []
  }
}
