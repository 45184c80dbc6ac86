/// A student's page: it follows the teacher's, until its reader touches something; then he explores until he returns or is
/// called back. The server knows nothing of it.
class Follower {
  constructor(live) {
    this.live = live;
    this.room = live.room;
    this.curtain = make('div', { id: 'blank', hidden: true }, make('p', { textContent: 'Please look to the front.' }));
    document.body.append(this.curtain);
    const isLink = Object.keys(live.moment?.read().values ?? {}).length > 0 && remembered.get('mode') === null;
    this.isExploring = remembered.get('mode') === 'exploring' || isLink;
    document.addEventListener('click', (event) => this.onClick(event));
  }

  /// Another page of the course, chosen by hand, is exploring, too.
  onClick(event) {
    const link = event.target.closest?.('a[href]');
    if (link && link.origin === location.origin && link.pathname !== location.pathname && /\.html$|\/$/.test(link.pathname)) this.explore();
  }

  explore() {
    if (this.isExploring) return;
    this.isExploring = true;
    remembered.set('mode', 'exploring');
    this.live.showStrip();
  }

  comeBack() {
    this.isExploring = false;
    remembered.set('mode', 'following');
    this.live.showStrip();
    this.take(this.room.state, null);
  }

  take(state, before) {
    this.curtain.hidden = !state.blank;
    const called = Number(remembered.get('call') ?? state.call);
    remembered.set('call', state.call);
    if (state.call > called && this.isExploring) {
      this.comeBack();
      this.live.say('The teacher has called everybody back.');
      return;
    }
    if (this.live.panel) this.live.panel.limit(state.controls);
    if (!this.isExploring) this.follow(state, before);
    this.live.showQuestions(state.poll);
    this.lockAnswers(state);
  }

  follow(state, before) {
    if (state.lesson && state.lesson !== lesson) {
      location.assign(`${encodeURIComponent(state.lesson)}.html`);
      return;
    }
    if (!this.live.panel || !state.lesson) return;
    this.live.show(state.parameters ?? {});
    const hasMoved = !before || before.cell !== state.cell || before.lesson !== state.lesson;
    for (const id of state.revealed ?? []) if (!before?.revealed?.includes(id)) this.open(id);
    if (hasMoved) this.goTo(state.cell);
  }

  /// The cell that the teacher is at, marked and in sight.
  goTo(id) {
    document.querySelector('.cell.led')?.classList.remove('led');
    const cell = id && byId(id);
    if (!cell) return;
    cell.classList.add('led');
    const { top, bottom } = cell.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight * 0.8) cell.scrollIntoView({ block: 'start', behavior: isCalm() ? 'instant' : 'smooth' });
  }

  open(id) {
    const answer = byId(id)?.querySelector(':scope > .outputs.answer');
    if (answer) keepPlace(() => { answer.open = true; });
  }

  /// While the room votes, nobody looks up what would answer it.
  lockAnswers({ poll, revealed }) {
    for (const question of this.live.questions) {
      const answer = byId(question.reveals)?.querySelector(':scope > .outputs.answer');
      if (!answer) continue;
      const isLocked = poll?.open === true && poll.lesson === lesson && poll.cell === question.id && !revealed?.includes(question.reveals);
      answer.classList.toggle('locked', isLocked);
      if (isLocked) answer.open = false;
    }
  }

  get strip() {
    if (!this.room.state) return ['Joining the room …'];
    if (this.isExploring) return ['Exploring', makeButton('Back to the teacher', 'Follow again', () => this.comeBack())];
    return [this.room.state.lesson ? 'Following the teacher' : 'Waiting for the teacher to begin'];
  }
}
