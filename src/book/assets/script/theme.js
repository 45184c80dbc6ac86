// The theme: the system's, unless the reader has chosen. Pages opened as files may have no storage.
const stored = (() => { try { return window.localStorage; } catch { return null; } })();
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches);

// A figure follows the theme by the end of its address.
function themeFigures(theme) {
  for (const image of document.querySelectorAll('img[src*=".svg#"]'))
    image.setAttribute('src', image.getAttribute('src').replace(/#[a-z]+/, '#' + theme));
}

function setTheme(theme) {
  root.dataset.theme = theme;
  themeFigures(theme);
  const button = byId('theme');
  if (button) button.textContent = isDark() ? 'Light' : 'Dark';
}

function startTheme() {
  const follow = () => setTheme(stored?.getItem('theme') ?? (systemDark.matches ? 'dark' : 'light'));
  follow();
  systemDark.addEventListener('change', follow);
  document.addEventListener('DOMContentLoaded', () => {
    setTheme(root.dataset.theme);
    byId('theme').closest('.tools').hidden = false;
    byId('theme').addEventListener('click', () => {
      setTheme(isDark() ? 'light' : 'dark');
      stored?.setItem('theme', root.dataset.theme);
    });
  });
}
