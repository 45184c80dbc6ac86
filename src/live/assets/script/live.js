/// The page of a lesson: its parameters, what its cells put out with them, and who may change what.
class Live {
  constructor(description, role) {
    this.description = description;
    this.role = role; // alone, teacher or student
    this.connection = new Connection(() => this.showStrip());
    this.room = new Room(this.connection, (state, before) => this.take(state, before));
    this.values = {}; // those that are not the defaults
    this.accepted = {}; // those of the newest answer
    this.changed = new Set(); // cells, since the hand came to rest
    this.hasFilms = document.querySelector('figure.animation') !== null;
    this.films = true; // whether the newest run has them
    this.questions = [];
    this.planes = new Map(); // of figures' elements
    if (description) this.startLesson();
    this.makeDock();
    if (description?.compiler) this.showCompiler(description.compiler);
  }

  startLesson() {
    const { cells, questions, parameters } = this.description;
    this.panel = new Panel(this);
    this.outputs = cells.filter(({ id }) => byId(id)).map((cell) => new Outputs(cell));
    this.byCell = new Map(this.outputs.map((one) => [one.cell, one]));
    this.comparison = new Comparison(this.outputs, () => this.title);
    for (const one of this.outputs) {
      one.onChange = () => {
        this.comparison.update(one);
        this.showPlanes(one);
      };
      this.showPlanes(one);
    }
    this.runner = new Runner(this.connection, () => Object.fromEntries(this.outputs.map(({ cell, hash }) => [cell, hash])),
      (answer) => this.takeCell(answer), (...end) => this.finish(...end));
    this.moment = new Moment(parameters, ({ values }) => this.walk(values));
    if (this.description.room) this.questions = questions.filter(({ id }) => byId(id)).map((question) => new Question(question, this.room, this.isTeacher));
  }

  get isTeacher() { return this.role === 'teacher'; }

  /// What the address wishes for, then the room.
  start() {
    if (this.isTeacher) this.leader = new Leader(this);
    if (this.role === 'student') this.follower = new Follower(this);
    if (this.panel) {
      const { values, controls, strange } = this.moment.read();
      this.panel.limit(null);
      if (!this.follower) this.panel.limitByLink(controls);
      this.strange = strange.length > 0 ? `The address names what is no parameter of this lesson: ${strange.join(', ')}.` : '';
      this.panel.fail(this.strange);
      if (!this.follower || this.follower.isExploring) this.show(values);
    }
    this.showStrip();
    this.room.follow();
  }

  parameter(name) { return this.panel.control(name).parameter; }
  value(name) { return this.values[name] ?? this.parameter(name).default; }

  /// Whether the teacher, if there is one, leaves these parameters to the reader.
  mayMove(...names) {
    const open = this.follower ? this.room.state?.controls ?? null : null;
    return open === null || names.every((name) => open.includes(name));
  }

  /// The nearest number that the parameter's range has.
  nearest(name, text) {
    const parameter = this.parameter(name), number = Number(text);
    if (isAllowed(parameter, number)) return text;
    const low = bound(parameter.min), high = bound(parameter.max), nudge = (end, sign) => (end.isOpen ? end.number + sign * 1e-6 * (Math.abs(end.number) || 1) : end.number);
    return written(low && number <= low.number ? nudge(low, 1) : nudge(high, -1));
  }

  /// The reader's hand has changed something.
  change(changes, isAtRest) {
    this.follower?.explore();
    this.strange = '';
    this.isMoving = !isAtRest;
    this.put({ ...this.values, ...changes });
    this.moment.change(this.values, isAtRest, Object.keys(changes).join());
  }

  resetAll() {
    this.follower?.explore();
    this.strange = '';
    this.panel.fail('');
    this.put({});
    this.moment.change(this.values, true, '');
  }

  /// Going back or on in what was tried.
  walk(values) {
    if (!this.isSame(values)) this.follower?.explore();
    this.put(values);
  }

  /// The room or the address has changed something.
  show(values) {
    this.isMoving = false;
    const wanted = this.ordered(values);
    const changed = this.panel.controls.map(({ parameter: { name } }) => name).filter((name) => wanted[name] !== this.values[name]);
    for (const name of changed.slice(0, 3).reverse()) this.panel.choose(name);
    this.put(values);
    if (this.follower) this.moment.replace(this.values);
  }

  isSame(values) { return JSON.stringify(this.ordered(values)) === JSON.stringify(this.values); }

  /// In the lesson's order, without those at their defaults.
  ordered(values) {
    const names = this.panel.controls.map((control) => control.parameter);
    return Object.fromEntries(names.filter((parameter) => parameter.name in values && !isSameValue(parameter, values[parameter.name], parameter.default))
      .map(({ name }) => [name, values[name]]));
  }

  put(values) {
    const wanted = this.ordered(values), isNew = !this.isSame(values);
    this.values = wanted;
    this.panel.show(wanted);
    for (const planes of this.planes.values()) if (planes.handles.length > 0) planes.lay();
    const films = !this.hasFilms || !this.isMoving;
    if (isNew || (films && !this.films)) {
      this.runner.ask(wanted, films);
      this.films = films;
    } else if (!this.runner.isBusy && !this.isMoving) {
      this.settle();
    }
  }

  takeCell(answer) {
    this.changed.add(answer.cell);
    return this.byCell.get(answer.cell)?.take(answer);
  }

  /// A run has come to its end, and what it changed is painted.
  finish({ end, message, parameter, build }, parameters) {
    if (end === 'forbidden') return this.room.leave();
    if (build !== undefined && build !== this.description.build) return location.reload();
    if (end === 'refused') {
      this.say('');
      return this.panel.refuse(parameter, message);
    }
    for (const control of this.panel.controls) control.refuse('');
    this.panel.fail(end === 'failed' ? message : this.strange);
    this.accepted = parameters;
    this.leader?.lead();
    if (this.isMoving || this.runner.wanted) return;
    this.settle();
    this.say(`${this.title}: ${this.changed.size === 0 ? 'nothing changed' : `${plural(this.changed.size, 'output')} changed`}.`);
    this.changed.clear();
  }

  get title() { return Object.entries(this.values).map(([name, text]) => `${name} = ${text}`).join(', ') || 'The lesson’s own values'; }

  settle() { keepPlace(() => { for (const one of this.outputs) one.settle(); }); }
  say(text) { this.panel?.tell(text); }

  pin() {
    const isOn = !this.comparison.isOn;
    keepPlace(() => { if (isOn) this.comparison.pin(this.title); else this.comparison.unpin(); });
    this.panel.pin.setAttribute('aria-pressed', String(isOn));
    this.panel.pin.textContent = isOn ? 'Unpin' : 'Pin';
    this.say(isOn ? 'Pinned. Change a parameter to see the next result beside it.' : 'No longer pinned.');
  }

  showPlanes(one) {
    one.figureElements.forEach((figure, i) => {
      const shown = one.figures[i];
      if (!shown || shown.planes.length === 0 || figure.matches('.animation')) return;
      if (!this.planes.has(figure)) this.planes.set(figure, new Planes(figure, this));
      this.planes.get(figure).show(shown);
    });
    for (const figure of this.planes.keys()) if (!figure.isConnected) this.planes.delete(figure);
  }

  take(state, before) {
    this.follower?.take(state, before);
    this.leader?.take(state);
    const build = state.builds?.[lesson];
    if (this.description && build !== undefined && build !== this.description.build) location.reload(); // the lesson was saved
    if (this.description && state.compiler) this.showCompiler(state.compiler[lesson] ?? '');
    this.showStrip();
  }

  /// What the compiler says of the lesson as it was saved.
  showCompiler(text) {
    const shown = document.querySelector('.compiler');
    if ((shown?.querySelector('samp').textContent ?? '') === text) return;
    shown?.remove();
    if (text) byId('main').prepend(make('div', { className: 'failure compiler', role: 'alert' },
      make('p', { textContent: 'The saved lesson does not build; this page shows the one before it.' }), make('pre', {}, make('samp', { textContent: text }))));
  }

  showQuestions(poll) {
    for (const question of this.questions) question.show(poll?.lesson === lesson && poll.cell === question.id ? poll : null);
  }

  press(key) { document.dispatchEvent(new KeyboardEvent('keydown', { key })); }

  makeDock() {
    this.strip = make('div', { className: 'strip', hidden: true, role: 'status' });
    this.dock = make('aside', { id: 'dock', 'aria-label': 'Live' }, this.strip, ...(this.panel ? [this.panel.element] : []));
    const contents = document.querySelector('.contents');
    if (contents) {
      const side = make('div', { className: 'side' });
      contents.replaceWith(side);
      contents.querySelector('details').open = false;
      side.append(contents, this.dock);
    } else {
      document.body.append(this.dock);
    }
    new ResizeObserver(() => this.measure()).observe(this.dock);
    document.addEventListener('chalkline:step', () => this.measure());
    document.addEventListener('keydown', (event) => {
      if (event.key === 'c' && this.panel && !isElsewhere(event)) this.panel.open(!this.panel.isOpen);
    });
  }

  /// The page leaves free what the sheet at its edge takes.
  measure() {
    root.style.setProperty('--dock', `${this.dock.offsetHeight}px`);
    root.style.setProperty('--projector', `${byId('projector')?.offsetHeight ?? 0}px`);
  }

  /// What is the case: the connection, following or exploring, who is here.
  showStrip() {
    const lost = this.connection.text;
    const parts = lost ? [lost] : (this.leader ?? this.follower)?.strip ?? [];
    const key = parts.map((part) => part.outerHTML ?? part).join(' ');
    if (key === this.stripKey) return;
    this.stripKey = key;
    const focused = this.strip.contains(document.activeElement) ? document.activeElement.textContent : null;
    this.strip.replaceChildren(...parts.map((part) => (typeof part === 'string' ? make('span', { textContent: part }) : part)));
    this.strip.hidden = parts.length === 0;
    this.strip.classList.toggle('lost', lost !== '');
    this.strip.classList.toggle('exploring', !lost && this.follower?.isExploring === true);
    if (this.leader) this.strip.setAttribute('role', 'group');
    if (this.leader) this.strip.setAttribute('aria-label', 'The room');
    if (focused) [...this.strip.querySelectorAll('button')].find((button) => button.textContent === focused)?.focus();
  }
}
