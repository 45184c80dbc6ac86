/// The teacher's page: where he is, what he has revealed and how the parameters stand is where the room is.
class Leader {
  constructor(live) {
    this.live = live;
    this.room = live.room;
    this.asked = new Set((remembered.get('asked') ?? '').split(' '));
    this.epoch = this.told = null;
    this.makeDialog();
    document.addEventListener('keydown', (event) => {
      if (!isElsewhere(event) && !isProjecting() && this.obey(event.key)) event.preventDefault();
    });
    if (!live.panel) return;
    addEventListener('scroll', () => this.soon(), { passive: true });
    document.addEventListener('chalkline:step', () => this.lead());
    document.addEventListener('toggle', (event) => { if (event.target.matches('.outputs.answer')) this.lead(); }, true);
    document.addEventListener('chalkline:key', (event) => { if (this.obey(event.detail)) event.preventDefault(); });
  }

  makeDialog() {
    this.code = make('p', { className: 'code' });
    this.address = make('p', { className: 'address' });
    this.picture = make('img', { alt: 'QR code of the address at which to join' });
    this.dialog = makeDialog('join', 'Join', make('div', { className: 'join-body' }, this.picture,
      make('div', {}, make('p', { textContent: 'Scan it, or go to' }), this.address, make('p', { textContent: 'and enter' }), this.code)));
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lead(), 250);
  }

  /// The cell that the teacher is at: the one projected, or the one in the upper part of the window.
  get cell() {
    if (isProjecting()) return document.querySelector('.cell.current');
    return [...document.querySelectorAll('.cell')].findLast((cell) => cell.clientHeight > 0 && cell.getBoundingClientRect().top < innerHeight * 0.3) ?? document.querySelector('.cell');
  }

  get revealed() { return [...document.querySelectorAll('.cell:has(> .outputs.answer[open])')].map((cell) => cell.id); }

  /// Tells the room what has changed here.
  lead() {
    const { state } = this.room;
    if (!state || document.hidden) return;
    const here = { lesson, cell: this.cell?.id ?? null, revealed: this.revealed, parameters: this.live.accepted, blank: root.classList.contains('black') || this.isBlank === true };
    const patch = Object.fromEntries(Object.entries(here).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(this.told?.[name] ?? null)));
    this.told = here;
    if (Object.keys(patch).length > 0) this.room.change(patch);
    this.askOrReveal();
  }

  /// A projected question is asked; the votes are revealed with the output that answers them.
  askOrReveal() {
    const { poll } = this.room.state, question = this.live.questions.find((one) => one.id === this.cell?.id);
    if (isProjecting() && question && !this.asked.has(question.id)) this.ask(question);
    const asking = this.live.questions.find((one) => poll?.open && poll.lesson === lesson && one.id === poll.cell);
    if (asking?.reveals && this.revealed.includes(asking.reveals)) this.room.change({ poll: 'reveal' });
  }

  ask(question) {
    this.asked.add(question.id);
    remembered.set('asked', [...this.asked].join(' '));
    this.room.change({ poll: { lesson, cell: question.id } });
  }

  take(state) {
    if (this.live.panel) this.live.panel.share(state.controls);
    this.code.textContent = state.code ?? '';
    this.address.textContent = state.join ?? location.origin;
    this.live.showQuestions(state.poll);
    if (this.epoch === state.epoch || !this.live.panel) return;
    this.epoch = state.epoch; // a room that begins is told everything
    this.told = null;
    if (state.lesson === lesson) for (const id of state.revealed ?? []) this.reopen(id);
    this.isBlank = state.blank && !isProjecting();
    this.lead();
  }

  /// After a reload.
  reopen(id) {
    const answer = byId(id)?.querySelector(':scope > .outputs.answer');
    if (answer) answer.open = true;
  }

  obey(key) {
    if (key === 'q') this.showCode();
    else if (!this.live.panel) return false;
    else if (key === 'r') this.reveal();
    else if (key === 'l') this.lock();
    else if (key === 'f') this.callBack();
    else if (key === 'b' && !isProjecting()) this.blank();
    else return false;
    return true;
  }

  /// The question that is asked, or else the one that the teacher is at.
  reveal() {
    const { poll } = this.room.state ?? {};
    const asked = this.live.questions.find((one) => poll?.open && one.id === poll.cell);
    (asked ?? this.live.questions.find((one) => one.id === this.cell?.id))?.press();
  }

  lock() {
    const isLocked = this.room.state?.controls?.length === 0;
    this.setControls(isLocked ? this.unlocked ?? null : []);
    if (!isLocked) this.unlocked = this.room.state?.controls ?? null;
  }

  setControls(controls) {
    this.room.change({ controls });
    this.live.say(controls === null ? 'Students see all controls.' : controls.length === 0 ? 'The controls are locked.' : `Students see ${controls.join(', ')}.`);
  }

  callBack() {
    this.room.change({ call: true });
    this.live.say('Everybody is called back.');
  }

  blank() {
    this.isBlank = !(this.room.state?.blank ?? false);
    this.lead();
    this.live.say(this.isBlank ? 'Their screens are blank.' : 'Their screens are back.');
  }

  showCode() {
    this.picture.src = 'join.svg';
    if (this.dialog.open) this.dialog.close();
    else this.dialog.showModal();
  }

  get strip() {
    const { state } = this.room;
    if (!state) return ['Opening the room …'];
    const isLocked = state.controls?.length === 0;
    const press = (button, isPressed) => { button.setAttribute('aria-pressed', String(isPressed)); return button; };
    const answered = state.poll?.open ? `, ${state.poll.answered} answered` : '';
    const parts = [make('span', { className: 'here', textContent: `${state.here} here${answered}` }), makeButton('Join', 'key q: QR code and room code', () => this.showCode())];
    if (!this.live.panel) return parts;
    return [...parts, press(makeButton('Lock', 'key l: take the controls from their pages', () => this.lock()), isLocked),
      makeButton('Call back', 'key f: explorers follow again', () => this.callBack()),
      press(makeButton('Blank', 'key b: their screens are blank', () => (isProjecting() ? this.live.press('b') : this.blank())), state.blank)];
  }
}
