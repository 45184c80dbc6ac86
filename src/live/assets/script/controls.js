/// A parameter as a control: name, field and, by its kind and range, slider, steps, dice, switch or menu. Tells `changed`
/// its name and new text, and whether the hand has come to rest.
class Control {
  constructor(parameter, changed) {
    this.parameter = parameter;
    this.changed = changed;
    this.text = parameter.default;
    this.scale = ['real', 'integer'].includes(parameter.kind) ? sliderScale(parameter) : null;
    this.input = this.makeInput();
    this.reset = makeButton('↺', `Back to ${parameter.default}`, () => this.wish(parameter.default));
    this.reset.className = 'reset';
    this.reset.setAttribute('aria-label', `Reset ${parameter.name} to ${parameter.default}`);
    this.what = make('p', { className: 'what', id: `what-${parameter.name}`, textContent: parameter.description });
    this.refusal = make('p', { className: 'refusal', id: `refusal-${parameter.name}`, role: 'alert' });
    this.element = make('div', { className: 'setting' },
      make('div', { className: 'head' }, make('label', { htmlFor: this.input.id, textContent: parameter.name }), this.input, this.reset),
      ...this.makeSlider(), ...this.makeSteps(), this.what, this.refusal);
    this.show(this.text);
  }

  get isDefault() { return isSameValue(this.parameter, this.text, this.parameter.default); }

  makeInput() {
    const { kind, name, choices } = this.parameter;
    const common = { id: `value-${name}`, 'aria-describedby': `what-${name} refusal-${name}` };
    let input;
    if (kind === 'boolean') {
      input = make('input', { ...common, type: 'checkbox', role: 'switch', className: 'switch' });
      input.addEventListener('change', () => this.wish(input.checked ? 'true' : 'false'));
    } else if (kind === 'choice') {
      input = make('select', common, ...choices.map((choice) => make('option', { value: choice, textContent: choice })));
      input.addEventListener('change', () => this.wish(input.value));
    } else {
      input = make('input', { ...common, type: 'text', className: 'value', autocomplete: 'off', spellcheck: false, title: this.parameter.allowed });
      input.addEventListener('change', () => this.wish(input.value.trim() || this.parameter.default));
    }
    return input;
  }

  makeSlider() {
    if (!this.scale) return [];
    this.slider = make('input', { type: 'range', min: 0, max: this.scale.last, step: 1, 'aria-label': this.parameter.name });
    this.slider.addEventListener('input', () => this.wish(this.scale.text(Number(this.slider.value)), false));
    this.slider.addEventListener('change', () => this.wish(this.scale.text(Number(this.slider.value))));
    return [this.slider];
  }

  /// Whole numbers of which there are few are stepped through; of which there are too many, thrown.
  makeSteps() {
    if (this.parameter.kind !== 'integer' || this.scale) return [];
    const { name, min, max } = this.parameter;
    const step = (by) => () => { if (isAllowed(this.parameter, Number(this.text) + by)) this.wish(String(Number(this.text) + by)); };
    const label = (button, text) => { button.setAttribute('aria-label', text); return button; };
    const buttons = [label(makeButton('−', 'One less', step(-1)), `${name}: one less`), label(makeButton('+', 'One more', step(1)), `${name}: one more`)];
    if (!min || !max || Number(max.value) - Number(min.value) > 12) {
      const least = min ? Number(min.value) : 0, most = Math.min(max ? Number(max.value) : Infinity, least + 9999);
      const throwDice = () => this.wish(String(least + Math.floor(Math.random() * (most - least + 1))));
      buttons.push(label(makeButton('Dice', 'Another one, by chance', throwDice), `Dice: another ${name}`));
    }
    return [make('div', { className: 'steps' }, ...buttons)];
  }

  wish(text, isAtRest = true) {
    this.show(text);
    this.changed(this.parameter.name, text, isAtRest);
  }

  show(text) {
    this.text = text;
    this.refuse('');
    if (this.parameter.kind === 'boolean') this.input.checked = isYes(text);
    else this.input.value = text;
    if (this.slider) {
      this.slider.value = this.scale.position(text);
      this.slider.setAttribute('aria-valuetext', text);
    }
    this.reset.disabled = this.isDefault;
    this.element.classList.toggle('changed', !this.isDefault);
  }

  /// Says why the value was not taken; with an empty text, no more.
  refuse(message) {
    this.refusal.textContent = message;
    this.input.toggleAttribute('aria-invalid', message !== '');
    if (message) this.input.setAttribute('aria-invalid', 'true');
  }
}
