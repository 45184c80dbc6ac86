/// An element with these properties and attributes (those with a hyphen, and roles). No text becomes HTML.
function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes('-') || key === 'role') element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children);
  return element;
}

function makeButton(text, title, action) {
  const button = make('button', { type: 'button', textContent: text, title });
  button.addEventListener('click', action);
  return button;
}

/// A dialog that ends by its button, Escape or a press beside it; the browser returns the focus to where it was.
function makeDialog(name, title, ...children) {
  const heading = make('h2', { id: `${name}-title`, textContent: title });
  const close = makeButton('Close', 'Escape', () => dialog.close());
  const dialog = make('dialog', { className: name, 'aria-labelledby': heading.id }, make('header', {}, heading, close), ...children);
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  return dialog;
}

/// Whether a key that was pressed is meant for something else: a field, a dialog, the browser.
const isElsewhere = (event) => event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]') !== null ||
  event.target.closest?.('input, textarea, select') !== null;
