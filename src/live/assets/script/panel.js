/// All controls of the lesson: beside the text where there is room, else in a sheet at the lower edge, of which a few are
/// seen until it is opened. Nothing lies under it that one could not scroll to.
class Panel {
  constructor(live) {
    this.live = live;
    this.controls = live.description.parameters.map((parameter) => new Control(parameter, (name, text, isAtRest) => {
      this.choose(name);
      live.change({ [name]: text }, isAtRest);
    }));
    this.isLimited = false;
    this.recent = [];
    this.makeChooser();
    this.makeButtons();
    this.said = make('p', { className: 'said', role: 'status' });
    this.failure = make('p', { className: 'failed', role: 'alert' });
    this.settings = make('div', { className: 'settings', id: 'settings' }, ...this.controls.map((control) => control.element));
    const title = make('h2', { id: 'panel-title', textContent: 'Parameters' });
    this.element = make('section', { className: 'panel', 'aria-labelledby': title.id },
      make('header', {}, title, this.chooser, this.all, this.pin, this.resetAll), this.settings, this.failure, this.said);
    this.element.addEventListener('pointerup', () => this.letKeysGo());
    if (live.isTeacher) this.letShare();
    for (const { parameter } of this.controls.slice(0, 3).reverse()) this.choose(parameter.name);
    this.element.hidden = this.controls.length === 0;
  }

  makeChooser() {
    this.chooser = make('select', { className: 'chooser', 'aria-label': 'Which parameter' });
    this.chooser.addEventListener('change', () => this.choose(this.chooser.value));
    this.all = makeButton('All', 'key c: all parameters, or a few', () => this.open(!this.isOpen));
    this.all.className = 'all';
    this.all.setAttribute('aria-controls', 'settings');
    this.all.setAttribute('aria-expanded', 'false');
  }

  makeButtons() {
    this.pin = makeButton('Pin', 'Keep this result, and see the next ones beside it', () => this.live.pin());
    this.pin.setAttribute('aria-pressed', 'false');
    this.resetAll = makeButton('Reset', 'All parameters as the lesson has them', () => this.live.resetAll());
  }

  get isOpen() { return this.all.getAttribute('aria-expanded') === 'true'; }

  open(isOpen) {
    this.all.setAttribute('aria-expanded', String(isOpen));
    this.all.textContent = isOpen ? 'Fewer' : 'All';
    this.element.classList.toggle('open', isOpen);
  }

  control(name) { return this.controls.find((control) => control.parameter.name === name); }

  /// Those used last are seen in a sheet that is not open: one on a phone, three while projecting.
  choose(name) {
    if (this.recent[0] === name) return;
    this.recent = [name, ...this.recent.filter((one) => one !== name)].slice(0, 3);
    for (const control of this.controls) {
      control.element.classList.toggle('chosen', control.parameter.name === name);
      control.element.classList.toggle('recent', this.recent.includes(control.parameter.name));
    }
    this.chooser.value = name;
  }

  /// Paging on with the keys goes on after a hand has let go of a slider.
  letKeysGo() { if (isProjecting() && document.activeElement?.matches('#dock input[type="range"], #dock .switch')) document.activeElement.blur(); }

  show(values) {
    for (const control of this.controls) {
      const text = values[control.parameter.name] ?? control.parameter.default;
      if (control.text !== text) control.show(text);
    }
    this.resetAll.disabled = Object.keys(values).length === 0;
  }

  /// These controls alone are to be used; null: all.
  limit(names) {
    const seen = this.controls.filter((control) => names === null || names.includes(control.parameter.name));
    const key = seen.map((control) => control.parameter.name).join(' ');
    if (key === this.seen) return;
    this.seen = key;
    for (const control of this.controls) control.element.hidden = !seen.includes(control);
    this.chooser.replaceChildren(...seen.map(({ parameter: { name } }) => make('option', { value: name, textContent: name })));
    this.element.classList.toggle('locked', seen.length === 0);
    this.resetAll.hidden = this.pin.hidden = this.chooser.hidden = seen.length === 0;
    this.all.hidden = seen.length < 2;
    for (const { parameter } of seen.slice(0, 3).reverse()) this.choose(parameter.name);
    this.tell(seen.length === 0 && this.controls.length > 0 ? 'The teacher has locked the controls.' : '');
  }

  /// A link may name the controls that matter; the others are a press away.
  limitByLink(names) {
    if (!names || names.length === 0 || names.length === this.controls.length) return;
    this.limit(names);
    const more = makeButton('All parameters', 'Also those that the link does not name', () => {
      more.remove();
      this.limit(null);
    });
    more.className = 'more';
    this.settings.after(more);
  }

  /// The teacher chooses which ones students see.
  letShare() {
    for (const { element, parameter: { name } } of this.controls) {
      const box = make('input', { type: 'checkbox', checked: true, 'aria-label': `Students see ${name}` });
      box.addEventListener('change', () => this.live.leader.setControls(this.shared));
      element.append(make('label', { className: 'shared' }, box, 'students see it'));
    }
  }

  get boxes() { return this.controls.map(({ element }) => element.querySelector('.shared input')); }
  get shared() {
    const names = this.controls.filter((_, i) => this.boxes[i].checked).map((control) => control.parameter.name);
    return names.length === this.controls.length ? null : names;
  }

  share(names) { this.boxes.forEach((box, i) => { box.checked = names === null || names.includes(this.controls[i].parameter.name); }); }

  tell(text) { if (this.said.textContent !== text) this.said.textContent = text; }
  fail(text) { if (this.failure.textContent !== text) this.failure.textContent = text; }

  refuse(name, message) {
    const control = this.control(name);
    if (!control || control.element.hidden) {
      this.fail(message);
      return;
    }
    this.choose(name);
    control.refuse(message);
  }
}
