/// Trusted, since the server made it as it made the page: the only text that becomes HTML.
const serverHtml = window.trustedTypes?.createPolicy('chalkline-outputs', { createHTML: (html) => html }) ?? { createHTML: (html) => html };

/// The elements of this HTML and how each was written; the pictures in the theme that is seen, as the book's script would do.
function parseOutputs(html) {
  const template = document.createElement('template');
  template.innerHTML = serverHtml.createHTML(html);
  const written = [...template.content.children].map((node) => node.outerHTML);
  for (const image of template.content.querySelectorAll('img')) themePicture(image); // in a template it is not fetched yet
  const nodes = [...document.importNode(template.content, true).children];
  return { nodes, asMade: new Map(nodes.map((node, i) => [node, written[i]])) };
}

function themePicture(image) {
  const figure = image.closest('figure.animation'), theme = root.dataset.theme, address = image.getAttribute('src');
  if (figure && image.parentElement === figure) image.setAttribute('src', `${figure.dataset.film}#${theme}-${figure.dataset.frames}`);
  else if (address.endsWith('.svg#page')) image.setAttribute('src', address.replace('#page', `#${theme}`));
}

/// Changes the page so that what the reader looks at stays where it is.
function keepPlace(change) {
  const scroller = isProjecting() ? document.querySelector('.page') : document.scrollingElement;
  const main = byId('main'), box = main.getBoundingClientRect();
  const seen = document.elementsFromPoint(box.left + box.width / 2, innerHeight * 0.4).find((one) => main.contains(one) && one !== main);
  const anchors = [document.activeElement?.closest('figure'), seen?.closest('figure'), seen?.closest('.cell')]
    .filter((one) => one && main.contains(one)).map((one) => [one, one.getBoundingClientRect().top]);
  change();
  const [anchor, top] = anchors.find(([one]) => one.isConnected) ?? [];
  const moved = anchor ? anchor.getBoundingClientRect().top - top : 0;
  if (Math.abs(moved) >= 1) scroller.scrollBy({ top: moved, behavior: 'instant' });
}

/// The outputs of the page as it was served: this script runs before others change them.
const asServed = new Map([...document.querySelectorAll('.cell > .outputs > *')].map((node) => [node, node.outerHTML]));

/// What a cell of code puts out, as the page shows it.
class Outputs {
  constructor({ cell, id, hash, figures }) {
    Object.assign(this, { cell, hash, figures, section: byId(id) });
    this.nodes = [...this.place?.children ?? []].filter((node) => node.tagName !== 'SUMMARY');
    this.asMade = new Map(this.nodes.map((node) => [node, asServed.get(node)]));
    this.onChange = () => {};
  }

  get place() { return this.section.querySelector(':scope > .outputs'); }
  get figureElements() { return this.nodes.filter((node) => node.tagName === 'FIGURE'); }

  /// Takes an answer once its pictures can be painted, so that nothing is ever seen that is not finished.
  async take({ hash, html, figures }) {
    const { nodes, asMade } = parseOutputs(html);
    const images = nodes.flatMap((node) => [...node.querySelectorAll('img')]);
    await Promise.allSettled(images.map((image) => image.decode()));
    Object.assign(this, { hash, figures });
    keepPlace(() => {
      this.replace(nodes, asMade);
      this.onChange();
    });
  }

  replace(nodes, asMade) {
    if (!this.place && nodes.length === 0) return;
    if (!this.place) this.section.append(make('div', { className: 'outputs' }));
    const { place } = this, replaced = [];
    place.style.minHeight = `${place.clientHeight}px`;
    const kept = nodes.map((node, i) => {
      const old = this.nodes[i];
      if (old && this.asMade.get(old) === asMade.get(node)) return old;
      const morphed = old && this.adopt(old, node);
      if (morphed) this.asMade.set(old, asMade.get(node));
      else replaced.push(node);
      return morphed ? old : node;
    });
    for (const [i, node] of kept.entries()) {
      const old = this.nodes[i];
      if (node === old) continue;
      if (old) old.replaceWith(node);
      else place.append(node);
    }
    for (const old of this.nodes.slice(kept.length)) old.remove();
    this.asMade = new Map(kept.map((node) => [node, asMade.get(node) ?? this.asMade.get(node)]));
    this.nodes = kept;
    for (const node of replaced) node.dispatchEvent(new Event('chalkline:replaced', { bubbles: true }));
  }

  /// A figure stays the same element, whatever it shows, so that a hand may hold on to it.
  adopt(old, fresh) {
    if (old.tagName !== 'FIGURE' || fresh.tagName !== 'FIGURE' || [old, fresh].some((one) => one.matches('.animation'))) return false;
    const image = old.querySelector(':scope > img'), next = fresh.querySelector(':scope > img');
    next.className = image.className;
    image.replaceWith(next); // which is decoded: another address for the old one might leave a frame empty
    const caption = old.querySelector('figcaption');
    const buttons = [...caption.querySelectorAll('button')];
    caption.replaceChildren(...fresh.querySelector('figcaption').childNodes, ...buttons);
    return true;
  }

  /// At rest the outputs are as high as they need to be.
  settle() { if (this.place) this.place.style.minHeight = ''; }
}
