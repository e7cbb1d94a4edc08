// Runs only in browsers that know no modules, and so cannot run the page at all: says so in words.
document.getElementById('root').innerHTML =
  '<div style="max-width:32em;margin:15vh auto;padding:0 1.5em;font:16px/1.5 sans-serif">' +
  '<h1 style="font-size:1.5em">This browser is too old for a room</h1>' +
  '<p>Signalroom needs a browser of the last two years: Chrome, Edge, Firefox or Safari. ' +
  'Your link stays valid; open it there.</p></div>'
