/// The moment in the address: the values that are not the defaults, and the controls that are to be seen. What was tried
/// is an entry in the browser's history; while a slider moves there is one entry for it.
class Moment {
  constructor(parameters, onReturn) {
    this.names = new Set(parameters.map((parameter) => parameter.name));
    this.isMoving = false;
    this.key = null;
    this.last = this.written = 0; // milliseconds
    addEventListener('popstate', () => { this.isMoving = false; onReturn(this.read()); });
  }

  /// What the address says: values, controls (null: all) and the words of it that mean nothing here.
  read() {
    const values = {}, strange = [];
    let controls = null;
    for (const [name, text] of new URLSearchParams(location.search)) {
      if (name === 'controls') controls = text.split(',').filter((one) => this.names.has(one));
      else if (this.names.has(name)) values[name] = text;
      else strange.push(name);
    }
    return { values, controls, strange };
  }

  /// The address of what is seen with these values; controls are kept.
  address(values) {
    const query = new URLSearchParams(values);
    const controls = new URLSearchParams(location.search).get('controls');
    if (controls !== null) query.set('controls', controls);
    const text = query.toString().replaceAll('%2C', ',');
    return `${location.pathname}${text ? `?${text}` : ''}${location.hash}`;
  }

  /// `key` names what is changed: a key that is pressed again and again makes one entry, too.
  change(values, isAtRest, key) {
    const address = this.address(values), now = Date.now();
    const isOneMove = this.isMoving || (key === this.key && now - this.last < 1000);
    const isSoon = isOneMove && !isAtRest && now - this.written < 300; // browsers refuse many changes in a row
    Object.assign(this, { isMoving: !isAtRest, key: key || this.key, last: now });
    if (isSoon || address === location.pathname + location.search + location.hash) return;
    history[isOneMove ? 'replaceState' : 'pushState'](null, '', address);
    this.written = now;
  }

  /// Follows without an entry of its own.
  replace(values) { history.replaceState(history.state, '', this.address(values)); }
}
