/// A result that is pinned stays beside the ones that follow it: what each cell put out then is put beside what it puts out
/// now, where the two differ.
class Comparison {
  /// `newest` says with which parameters the newest results were made.
  constructor(outputs, newest) {
    this.outputs = outputs;
    this.newest = newest;
    this.pins = null; // by Outputs: copies of what each node was, in order
    this.title = '';
  }

  get isOn() { return this.pins !== null; }

  pin(title) {
    this.title = title;
    this.pins = new Map(this.outputs.map((one) => [one, one.nodes.map((node) => ({ copy: this.copy(node), asMade: one.asMade.get(node) }))]));
    for (const one of this.outputs) this.update(one);
  }

  unpin() {
    this.pins = null;
    for (const part of document.querySelectorAll('.pinned, .newest')) part.remove();
    for (const one of this.outputs) {
      one.place?.classList.remove('comparing');
      for (const node of one.nodes) this.clear(node);
    }
  }

  /// A copy that nothing can be done with but read.
  copy(node) {
    const copy = node.cloneNode(true);
    for (const part of copy.querySelectorAll('button, .controls, .planes, .printed, .downloads')) part.remove();
    for (const part of [copy, ...copy.querySelectorAll('[id], [tabindex]')]) {
      part.removeAttribute('id');
      part.removeAttribute('tabindex');
    }
    return copy;
  }

  clear(node) {
    node.classList.remove('now');
    for (const part of node.querySelectorAll('.differs')) part.classList.remove('differs');
    const text = node.querySelector('samp:has(mark)');
    if (text) text.textContent = text.textContent;
  }

  /// Puts beside each other what one cell put out then and puts out now.
  update(one) {
    if (!this.isOn || !one.place) return;
    for (const old of one.place.querySelectorAll('.pinned, .newest')) old.remove();
    const pins = this.pins.get(one) ?? [];
    const differs = one.nodes.map((node, i) => pins[i]?.asMade !== one.asMade.get(node));
    one.place.classList.toggle('comparing', differs.includes(true) || pins.length > one.nodes.length);
    one.nodes.forEach((node, i) => {
      this.clear(node);
      if (differs[i] && pins[i]) this.putBeside(node, pins[i].copy.cloneNode(true));
    });
    for (const { copy } of pins.slice(one.nodes.length)) one.place.append(this.frame(copy.cloneNode(true)));
  }

  putBeside(node, copy) {
    node.before(this.frame(copy), make('p', { className: 'label newest', textContent: `Now: ${this.newest()}` }));
    node.classList.add('now');
    if (node.tagName === copy.tagName && node.tagName !== 'FIGURE') markDifferences(copy, node);
    const image = copy.querySelector(':scope > img');
    if (image) image.alt = `Pinned, with ${this.title}: ${image.alt}`;
  }

  frame(copy) {
    return make('div', { className: 'pinned', role: 'group', 'aria-label': `Pinned: ${this.title}` }, make('p', { className: 'label', textContent: `Pinned: ${this.title}` }), copy);
  }
}
