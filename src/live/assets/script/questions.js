/// A prediction as the room makes it: voting, who has answered, and, once it is revealed, how the room voted.
class Question {
  constructor({ id, choices, reveals }, room, isTeacher) {
    Object.assign(this, { id, choices, reveals, room, isTeacher, poll: null });
    this.cell = byId(id);
    this.body = make('div', { className: 'poll' });
    this.cell.append(this.body);
    if (choices) this.list?.classList.add('asked-below');
  }

  /// The list of which the choices were made.
  get list() { return [...this.cell.querySelectorAll('ul, ol')].find((list) => [...list.children].some((item) => /^[☐☑]/.test(item.textContent.trim()))); }

  show(poll) {
    const key = JSON.stringify(poll && { ...poll, answered: 0 });
    if (key !== this.key) this.make(poll);
    this.key = key;
    this.poll = poll;
    if (this.count && poll) this.count.textContent = poll.answered === 1 ? '1 has answered' : `${poll.answered} have answered`;
  }

  make(poll) {
    const focused = this.body.contains(document.activeElement) ? document.activeElement.id : null;
    const isEditing = focused !== null && this.body.querySelector('input[type="text"]') !== null && poll?.open;
    if (isEditing) return; // whoever writes goes on writing
    this.count = null;
    const parts = [];
    if (poll?.open && !this.isTeacher) parts.push(this.form(poll));
    if (poll?.tallies) parts.push(this.tallies(poll));
    if (poll?.texts) parts.push(this.texts(poll));
    if (this.isTeacher) parts.push(this.lead(poll));
    keepPlace(() => this.body.replaceChildren(...parts));
    if (focused) byId(focused)?.focus({ preventScroll: true });
  }

  form(poll) {
    const said = make('p', { role: 'status', className: 'said' });
    const send = async (choice) => {
      said.textContent = 'Sending …';
      said.textContent = await this.room.vote(this.id, choice) || 'Sent. You may change it until it is revealed.';
    };
    const title = make('legend', { textContent: poll.round > 1 ? 'Your prediction, after the discussion' : 'Your prediction' });
    const fields = poll.choices ? poll.choices.map((text, i) => this.choice(text, i, poll.mine, send)) : [this.field(poll.mine, send)];
    if (poll.mine !== null) said.textContent = 'Sent. You may change it until it is revealed.';
    return make('fieldset', {}, title, ...fields, said);
  }

  choice(text, i, mine, send) {
    const input = make('input', { type: 'radio', name: `vote-${this.id}`, id: `vote-${this.id}-${i}`, checked: mine === i });
    input.addEventListener('change', () => send(i));
    return make('label', { className: 'choice' }, input, make('span', { textContent: text }));
  }

  field(mine, send) {
    const input = make('input', { type: 'text', id: `vote-${this.id}`, maxLength: 80, value: mine ?? '', autocomplete: 'off', 'aria-label': 'Your prediction, in a few words' });
    const form = make('form', { className: 'words' }, input, make('button', { type: 'submit', textContent: 'Send' }));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (input.value.trim() !== '') send(input.value.trim());
    });
    return form;
  }

  /// A bar for each choice and round; a share of all votes in the round.
  tallies({ choices, tallies, mine }) {
    const sums = tallies.map((counts) => counts.reduce((a, b) => a + b, 0));
    const bar = (round, i) => {
      const count = tallies[round][i], share = sums[round] > 0 ? Math.round(100 * count / sums[round]) : 0;
      const meter = make('span', { className: `bar-${round + 1}` });
      meter.style.setProperty('--percent', String(share / 100));
      return make('td', {}, meter, make('span', { className: 'share', textContent: `${share} % (${count})` }));
    };
    const head = make('tr', {}, make('th', { scope: 'col', textContent: 'Prediction' }),
      ...tallies.map((_, round) => make('th', { scope: 'col', textContent: tallies.length === 1 ? plural(sums[round], 'vote') : `${round === 0 ? 'First' : 'After discussion'}: ${plural(sums[round], 'vote')}` })));
    const rows = (choices ?? this.choices ?? []).map((text, i) => make('tr', { className: mine === i ? 'mine' : '' },
      make('th', { scope: 'row', textContent: mine === i ? `${text} (yours)` : text }), ...tallies.map((_, round) => bar(round, i))));
    return make('table', { className: 'tally' }, make('caption', { textContent: 'What the room predicted' }), make('thead', {}, head), make('tbody', {}, ...rows));
  }

  texts({ texts }) {
    return make('div', { className: 'texts' }, make('p', { className: 'label', textContent: 'What the room predicted' }),
      make('ul', {}, ...texts.map(([text, count]) => make('li', {}, text, count > 1 ? make('span', { className: 'share', textContent: ` ${count} times` }) : ''))));
  }

  /// What the teacher does with it.
  lead(poll) {
    const bar = make('div', { className: 'lead', role: 'group', 'aria-label': 'Question to the room' });
    const button = (id, text, title, patch) => {
      const one = makeButton(text, title, () => this.room.change({ poll: patch }));
      one.id = `${id}-${this.id}`;
      bar.append(one);
    };
    if (!poll) {
      button('ask', 'Ask the room', 'key r', { lesson, cell: this.id });
      return bar;
    }
    this.count = make('p', { className: 'count', role: 'status' });
    bar.append(this.count);
    if (poll.open) button('ask', 'Reveal the votes', 'key r', 'reveal');
    else button('ask', 'Ask again', 'A second vote, after the discussion', 'reopen');
    button('end', 'End', 'Take the question from their pages', null);
    return bar;
  }

  /// The key r: asks, then reveals.
  press() {
    if (!this.poll) this.room.change({ poll: { lesson, cell: this.id } });
    else if (this.poll.open) this.room.change({ poll: 'reveal' });
  }
}
