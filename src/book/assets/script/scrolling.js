/// What is wider than its place scrolls, and the keyboard must reach it then.
function letTheKeyboardScroll() {
  const update = () => {
    for (const box of document.querySelectorAll('pre:not([aria-hidden]), .table, .formula')) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    }
  };
  update();
  addEventListener('resize', update);
}
