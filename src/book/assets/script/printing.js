// Printing shows everything but answers that nobody has opened, in browsers too where the style sheet alone cannot open
// what is folded.
function openFoldsForPrinting() {
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')].filter((fold) => !fold.parentElement.matches('.solution'));
    for (const fold of closed) fold.open = true;
    themeFigures('light');
  });
  addEventListener('afterprint', () => {
    for (const fold of closed) fold.open = false;
    themeFigures(isDark() ? 'dark' : 'light');
  });
}
