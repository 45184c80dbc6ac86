const forwards = new Set(['ArrowRight', 'PageDown', ' ', 'Enter']);
const backwards = new Set(['ArrowLeft', 'PageUp', 'Backspace']);
const prefix = '#project:';

// Where messages go, and from where they may come. Pages opened as files all have the origin "null".
const isFile = location.protocol === 'file:';
const targetOrigin = isFile ? '*' : location.origin;
const isFrom = (event, other) => other !== null && event.source === other && event.origin === (isFile ? 'null' : location.origin);
