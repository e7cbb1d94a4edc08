// Sets the theme before the first paint, so that nothing flashes: what was chosen here, else what the system says.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem('signalroom:theme')
  } catch {
    // Storage may be forbidden; the system's choice then stands.
  }
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
