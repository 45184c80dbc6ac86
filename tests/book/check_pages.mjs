// Checks a book's pages with validators of others: HTML by the Nu checker and html-validate, accessibility by axe-core
// in headless Chromium, in both themes, on a phone and while projecting. Figures that move must do so when asked, and
// not before; what is folded must open when asked, and not before. What is projected must be large, and all of it within
// reach; labels of figures must be legible on a phone; the course can be searched and its code copied, by keys, too.
// Nothing may violate the pages' own policy, and the speaker's window may heed no message but its lesson's, from files as
// from a server. Needs Chromium and Java, and from npm:
//
//   npm install --prefix /somewhere vnu-jar html-validate axe-core playwright-core
//   NODE_PATH=/somewhere/node_modules node tests/book/check_pages.mjs BOOK-FOLDER [PAGE.html...]
//
// Without names all pages are looked at in the browser. CHROMIUM names another browser than /usr/bin/chromium. Exit status 0: no complaint.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const load = createRequire(import.meta.url); // unlike import, it looks into NODE_PATH
const folder = resolve(process.argv[2] ?? 'book');
const pages = readdirSync(folder).filter((name) => name.endsWith('.html')).sort();
const wanted = process.argv.length > 3 ? process.argv.slice(3) : pages;
let complaints = 0;

function complain(where, what) {
  complaints += 1;
  console.log(`${where}: ${what}`);
}

function validateByNu() {
  const files = pages.map((name) => resolve(folder, name));
  try {
    execFileSync('java', ['-jar', load('vnu-jar'), '--stdout', '--errors-only', ...files]);
    execFileSync('java', ['-jar', load('vnu-jar'), '--stdout', '--errors-only', '--css', resolve(folder, 'book.css')]);
  } catch (error) {
    for (const line of String(error.stdout).trim().split('\n')) complain('nu', line);
  }
}

async function validateByHtmlValidate() {
  const { HtmlValidate } = load('html-validate');
  const rules = {
    'void-style': ['error', { style: 'selfclosing' }], // pages are XML, too
    'attribute-boolean-style': ['error', { style: 'name' }],
    'no-trailing-whitespace': 'off', // in what lessons print
    'long-title': 'off',
    'no-inline-style': 'off', // columns of a table are aligned so
    'no-implicit-button-type': 'error',
  };
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'], elements: ['html5'], rules });
  for (const page of pages) {
    const report = await validator.validateString(readFileSync(resolve(folder, page), 'utf8'), page);
    for (const result of report.results)
      for (const message of result.messages) complain(`html-validate ${page}:${message.line}`, `${message.message} (${message.ruleId})`);
  }
}

const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

async function withPage(browser, name, options, use) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => complain(`script ${name}`, error.message));
  page.on('console', (message) => { if (message.type() === 'error') complain(`console ${name}`, message.text()); });
  page.on('request', (request) => { if (!request.url().startsWith('file:')) complain(`network ${name}`, request.url()); });
  await page.goto(pathToFileURL(resolve(folder, name)).href);
  await use(page, context);
  await context.close();
}

async function audit(page, where, rules = {}) {
  const settings = { ...rules, 'empty-table-header': { enabled: false } }; // it does not read a formula's MathML
  await page.evaluate(readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate((rules) => window.axe.run({ preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules }), settings); // it may not load style sheets again
  for (const violation of violations)
    for (const node of violation.nodes) complain(`axe ${where}`, `${violation.id}: ${node.target} ${node.failureSummary.replace(/\s+/g, ' ')}`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) complain(where, `is ${overflow} pixels wider than its window`);
}

/// Every cell of a projected lesson, its output shown; and the speaker's window beside it.
async function auditProjector(page, context, where) {
  await page.keyboard.press('p');
  const [speaker] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
  await speaker.waitForFunction(() => document.body?.classList.contains('live'));
  await audit(speaker, `${where}, speaker`);
  const state = () => page.evaluate(() => `${location.hash} ${document.querySelector('.cell.current').className} ${document.querySelector('.page').scrollTop}`);
  for (let last = '', now = await state(); now !== last; ) {
    await audit(page, `${where}, ${now}`, { 'page-has-heading-one': { enabled: false } }); // the title is another cell's
    if (await page.getByRole('button', { name: 'Unfold' }).isVisible()) {
      await page.keyboard.press('u');
      await audit(page, `${where}, ${now} unfolded`, { 'page-has-heading-one': { enabled: false } });
      await page.keyboard.press('u');
    }
    last = now;
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(50);
    now = await state();
  }
}

/// A server of the book, which adds nothing to its files.
async function serve() {
  const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname.slice(1));
    const isThere = pages.includes(name) || ['book.css', 'book.js', 'course.js', 'icon.svg'].includes(name);
    response.writeHead(isThere ? 200 : 404, { 'content-type': types[extname(name)] ?? 'text/plain' });
    response.end(isThere ? readFileSync(resolve(folder, name)) : '');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

const position = (speaker) => speaker.evaluate(() => document.getElementById('position').textContent);

/// The speaker's window follows its lesson; the page obeys keys that are pressed in it.
async function checkSpeaker(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.keyboard.press('p');
  const [speaker] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
  const shows = (start) => speaker.waitForFunction((start) => document.getElementById('position')?.textContent.startsWith(start), start, { timeout: 5000 })
    .catch(() => complain(address, `the speaker's window does not come to "${start}"`));
  await shows('1 of');
  await page.keyboard.press('End');
  const last = (await page.locator('#projector output').textContent()).split(' ')[0];
  await shows(`${last} of`);
  await speaker.keyboard.press('Home');
  await shows('1 of');
  await page.evaluate(() => { for (const cell of [-1, 1e9, 0.5, '1', null, {}]) window.postMessage({ cell }, '*'); });
  if (!(await position(speaker)).startsWith('1 of')) complain(address, 'the speaker’s window heeds a message that names no cell');
}

/// A page of another origin opens the notes and tells them what to show.
async function checkStranger(context, stranger, notes) {
  const page = await context.newPage();
  await page.goto(stranger);
  const [speaker] = await Promise.all([context.waitForEvent('page'), page.evaluate((notes) => { window.opened = window.open(notes); }, notes)]);
  await speaker.waitForLoadState();
  await page.evaluate(() => window.opened.postMessage({ cell: 1, next: '<img src="x" onerror="alert(1)"/>' }, '*'));
  await speaker.waitForTimeout(300);
  if ((await position(speaker)) !== '') complain(notes, 'a page of another origin moves the speaker’s window');
}

async function checkMessages(browser) {
  const lesson = pages.find((name) => pages.includes(name.replace('.html', '_notes.html')));
  if (!lesson) return;
  const server = await serve(), other = await serve();
  const at = (one, name) => `http://127.0.0.1:${one.address().port}/${name}`;
  const context = await browser.newContext();
  for (const address of [at(server, lesson), pathToFileURL(resolve(folder, lesson)).href]) await checkSpeaker(context, address);
  await checkStranger(context, at(other, 'index.html'), at(server, lesson.replace('.html', '_notes.html')));
  const page = await context.newPage();
  await page.goto(at(server, lesson));
  const isRefused = await page.evaluate(() => { try { document.body.innerHTML = ''; return false; } catch { return true; } });
  if (!isRefused) complain(lesson, 'its policy lets texts become HTML');
  await context.close();
  server.close();
  other.close();
}

/// What a prediction hides opens at once, without the script each by itself; answers to exercises are seen when asked for,
/// on paper, too.
async function checkFolds(page, name, hasScript) {
  const expect = (what, isTrue) => { if (!isTrue) complain(name, `${what}${hasScript ? '' : ' without the script'}`); };
  const hidden = page.locator('.follows > .answer > :not(summary), .outputs.answer > :not(summary), .solution > .answer > :not(summary)');
  const visible = (locator) => locator.evaluateAll((all) => all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length);
  expect('something is seen that waits to be asked for', await visible(hidden) === 0);
  for (const outputs of await page.locator('.outputs.answer').all()) {
    await outputs.locator(':scope > summary').click();
    const followers = page.locator(`#${await outputs.evaluate((one) => one.parentElement.id)} + .follows > .answer`);
    if (hasScript) await page.waitForTimeout(50);
    const veiled = outputs.locator('xpath=..').locator('.veiled');
    expect('code does not show what it says of a revealed figure', !hasScript || await veiled.count() === await veiled.evaluateAll((all) => all.filter((one) => one.hidden && !one.nextElementSibling.hidden).length));
    for (const follower of await followers.all())
      expect('what follows from a revealed output is not shown', hasScript ? await follower.evaluate((one) => one.open) : await follower.locator('summary').isVisible());
  }
  await page.emulateMedia({ media: 'print' });
  expect('paper has an answer that nobody opened', await page.locator('.solution:visible').count() === 0);
  await page.emulateMedia({ media: 'screen' });
  for (const summary of await page.locator('.solution > .answer > summary').all()) await summary.click();
  await page.emulateMedia({ media: 'print' });
  expect('paper has no answer that was opened', await page.locator('.solution:visible').count() === await page.locator('.solution').count());
  await page.emulateMedia({ media: 'screen' });
}

/// The projector shows nothing that waits to be asked for, and u asks.
async function checkProjectedFolds(page, name) {
  await page.keyboard.press('p');
  await page.keyboard.press('Home');
  const shown = (selector) => page.locator(`.cell.current ${selector}, .cell.asked ${selector}`).evaluateAll((all) => all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length);
  const total = await page.locator('.cell:not(.solution)').count();
  await page.keyboard.press('End');
  for (let i = 0; i < total; ++i) {
    const isFollower = await page.locator('.cell.current.follows').count() > 0;
    if (await page.locator('.cell.current > .outputs.answer').count() > 0 && await shown('.outputs.answer') > 0) complain(name, 'going back in the projector shows what a prediction hides');
    if (isFollower && await shown('.answer > :not(summary)') > 0) complain(name, 'going back in the projector shows what follows from a prediction');
    const unfold = page.getByRole('button', { name: 'Unfold' });
    if (await unfold.isVisible()) {
      const before = await shown('.answer > :not(summary)') + await shown('.source.folded > pre');
      if (before > 0) complain(name, 'the projector shows what is folded before it is asked for');
      await page.keyboard.press('u');
      if (await shown('.answer > :not(summary)') + await shown('.source.folded > pre') === 0) complain(name, 'u unfolds nothing in the projector');
      await page.keyboard.press('u');
    }
    await page.keyboard.press('PageUp');
  }
}

/// Nothing moves by itself; buttons and keys do as they say; paper has the first, middle and last frame.
async function checkPlayers(page, name) {
  for (const figure of await page.locator('figure.animation').all()) {
    await figure.evaluate((one) => { const fold = one.closest('details'); if (fold) fold.open = true; });
    const expect = async (what, expected, actual) => {
      if (String(await actual()) !== String(expected)) complain(name, `a player's ${what} is ${await actual()}, not ${expected}`);
    };
    const n = Number(await figure.getAttribute('data-frames'));
    const place = () => figure.locator('.controls span').textContent();
    const frame = async () => Number((await figure.locator(':scope > img').getAttribute('src')).split('-').pop());
    const press = (label) => figure.getByRole('button', { name: label, exact: true }).click();
    await expect('first sight', n, frame);
    await page.waitForTimeout(300);
    await expect('frame before it is asked', n, frame);
    await press('One frame back');
    await expect('frame after one back', Math.max(n - 1, 1), frame);
    await figure.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await expect('place after Home', `1 of ${n}`, place);
    await expect('frame after Home', 1, frame);
    await press('One frame on');
    await expect('frame after one on', Math.min(n, 2), frame);
    await press('Play');
    await press('Pause');
    const paused = await frame();
    await page.waitForTimeout(300);
    await expect('frame while it pauses', paused, frame);
    await press('Play');
    await figure.getByRole('button', { name: 'Play', exact: true }).waitFor({ timeout: 60000 });
    await expect('last frame', n, frame);
    const broken = await figure.locator('img').evaluateAll((images) => images.filter((image) => image.complete && image.naturalWidth === 0).length);
    if (broken > 0) complain(name, `${broken} frames are no pictures`);
    await page.emulateMedia({ media: 'print' });
    await expect('number of frames on paper', Math.min(n, 3), () => figure.locator('img:visible').count());
    await page.emulateMedia({ media: 'screen' });
  }
}

/// Code has the least size that a room can read, figures stand beside it on a wide screen, and paging shows every cell to
/// its end, which nothing covers.
async function checkProjector(browser, name) {
  for (const [width, height, least] of [[1920, 1080, 28], [1024, 768, 20]]) {
    await withPage(browser, name, { viewport: { width, height }, reducedMotion: 'reduce' }, async (page) => {
      const where = `${name} projected at ${width} x ${height}`;
      const look = () => page.evaluate(() => {
        const cell = document.querySelector('.cell.current'), frame = document.querySelector('.page');
        const seen = (selector) => [...cell.querySelectorAll(selector)].filter((one) => one.checkVisibility({ contentVisibilityAuto: true }));
        const code = seen('.source pre')[0]?.getBoundingClientRect(), figure = seen('figure > img')[0]?.getBoundingClientRect();
        return {
          id: cell.id, state: `${cell.id} ${cell.className} ${frame.scrollTop}`, below: frame.scrollHeight - frame.clientHeight - frame.scrollTop,
          sizes: seen('pre').map((block) => parseFloat(getComputedStyle(block).fontSize)),
          isWide: [frame, ...seen('pre, figure, .table')].some((one) => one.scrollWidth > one.clientWidth),
          isCovered: frame.getBoundingClientRect().bottom > document.getElementById('projector').getBoundingClientRect().top,
          isBelow: code && figure && figure.left < code.right,
        };
      });
      await page.keyboard.press('p');
      await page.keyboard.press('Home');
      let before = null;
      for (let now = await look(); now.state !== before?.state; now = await look()) {
        if (before && before.id !== now.id && before.below > 1) complain(where, `${before.below} pixels of ${before.id} are never seen`);
        for (const size of now.sizes) if (size < least) complain(where, `code of ${size} pixels in ${now.id}`);
        if (now.isWide) complain(where, `${now.id} is wider than its place`);
        if (now.isCovered) complain(where, 'the controls cover the page');
        if (now.isBelow && width === 1920) complain(where, `the figure of ${now.id} is not beside its code`);
        before = now;
        await page.keyboard.press('PageDown');
        await page.waitForTimeout(20);
      }
      if (before.below > 1) complain(where, `${before.below} pixels of the last cell are never seen`);
      const isBlack = () => page.locator('#curtain').isVisible();
      await page.keyboard.press('b');
      if (!await isBlack()) complain(where, 'b does not make the screen black');
      await page.keyboard.press('PageUp');
      if (await isBlack() || (await look()).id !== before.id) complain(where, 'a key does not bring back the same cell on a black screen');
      await page.keyboard.press('f');
      await page.waitForFunction(() => document.fullscreenElement !== null, null, { timeout: 3000 }).catch(() => complain(where, 'f does not fill the screen'));
      await page.keyboard.press('?');
      if (!await page.getByRole('dialog', { name: 'Keys' }).isVisible()) complain(where, '? does not list the keys');
    });
  }
}

/// Figures with small labels open at a size at which one can read them, by tap or key, and give the focus back.
async function checkPhone(browser, name) {
  await withPage(browser, name, { viewport: { width: 375, height: 740 }, hasTouch: true, reducedMotion: 'reduce' }, async (page) => {
    const where = `${name} phone`, label = 13.8;
    const scale = (image) => image.evaluate((one) => one.clientWidth / one.getAttribute('width'));
    const dialog = page.locator('dialog.large');
    for (const figure of await page.locator('figure:has(> img[width])').all()) {
      await figure.evaluate((one) => { const fold = one.closest('details'); if (fold) fold.open = true; });
      await page.waitForTimeout(50);
      const image = figure.locator(':scope > img'), button = figure.getByRole('button', { name: 'Enlarge' });
      if (label * await scale(image) >= 9) continue;
      for (const [open, close] of [[() => image.tap(), () => dialog.locator('img').tap()], [() => button.press('Enter'), () => page.keyboard.press('Escape')], [() => button.tap(), () => page.goBack()]]) {
        await open();
        if (label * await scale(dialog.locator('img')) < 9) complain(where, 'an enlarged figure has labels of less than 9 pixels');
        await close();
        await page.waitForTimeout(100);
        if (await dialog.isVisible()) complain(where, 'an enlarged figure does not close');
      }
      if (!await button.evaluate((one) => one === document.activeElement)) complain(where, 'an enlarged figure does not give the focus back');
    }
    if (await page.locator('figure .small').count() > 0) {
      await page.locator('figure .small').first().tap();
      await audit(page, `${where}, enlarged`);
    }
  });
}

/// Words of titles, prose and code are found, and lead to where they stand.
async function checkSearch(page, name) {
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Search the course' });
  for (const word of ['the', 'const', 'nothingofthiskind']) {
    await dialog.getByRole('searchbox').fill(word);
    const count = await dialog.locator('ol a').count();
    if ((count > 0) !== (word !== 'nothingofthiskind')) complain(name, `the search finds ${count} places for "${word}"`);
    if (word === 'the') await audit(page, `${name}, search`);
    for (const place of await dialog.locator('ol a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))) {
      const [file, id] = place.split('#');
      if (!pages.includes(file) || !readFileSync(resolve(folder, file), 'utf8').includes(`id="${id}"`)) complain(name, `the search leads to ${place}`);
    }
  }
  await dialog.getByRole('searchbox').fill('the');
  await page.keyboard.press('ArrowDown');
  if (!await dialog.locator('ol a').first().evaluate((one) => one === document.activeElement)) complain(name, 'no key leads to what the search found');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  if (await dialog.isVisible()) complain(name, 'Escape does not end the search');
}

/// All code can be copied; the contents follow the reader; paper has neither ground nor tables that are cut off.
async function checkReading(page, name) {
  for (const button of await page.locator('.copy').all()) {
    if (!await button.isVisible()) continue;
    await button.click();
    await button.filter({ hasText: 'Copied' }).waitFor({ timeout: 3000 }).catch(() => complain(name, 'code cannot be copied'));
  }
  const marked = () => page.locator('.contents [aria-current="location"]').allTextContents();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForTimeout(100);
  if (String(await marked()) !== 'About this lesson') complain(name, `at its end the contents mark "${await marked()}"`);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 640, height: 900 });
  const cut = await page.evaluate(() => [...document.querySelectorAll('.table, .parameters, .cell pre')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className || one.tagName));
  if (cut.length > 0) complain(name, `paper cuts off ${cut}`);
  const ground = await page.evaluate(() => [document.body, ...document.querySelectorAll('.source, pre, .predict')].map((one) => getComputedStyle(one)).filter((style) => style.backgroundColor !== 'rgba(0, 0, 0, 0)' || style.backgroundImage !== 'none').length);
  if (ground > 0) complain(name, `paper has a ground in ${ground} places`);
}

async function auditInBrowser() {
  const { chromium } = load('playwright-core');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  await checkMessages(browser);
  for (const name of wanted) {
    await withPage(browser, name, { reducedMotion: 'reduce' }, (page) => checkPlayers(page, name));
    if (await isLesson(name)) {
      await withPage(browser, name, { reducedMotion: 'reduce' }, (page) => checkFolds(page, name, true));
      await withPage(browser, name, { reducedMotion: 'reduce' }, (page) => checkProjectedFolds(page, name));
      await withPage(browser, name, { reducedMotion: 'reduce' }, (page) => checkReading(page, name));
      await checkProjector(browser, name);
      await checkPhone(browser, name);
    }
    if (!name.endsWith('_notes.html')) await withPage(browser, name, { reducedMotion: 'reduce' }, (page) => checkSearch(page, name));
    await withPage(browser, name, { javaScriptEnabled: false }, async (page) => {
      const moving = await page.locator('figure.animation img[src*="_frames"]:visible').count();
      if (moving > 0) complain(name, 'without the script something else than the last frame is seen');
      if (await isLesson(name)) await checkFolds(page, name, false);
    });
    for (const colorScheme of ['light', 'dark']) {
      const where = `${name} ${colorScheme}`;
      await withPage(browser, name, { colorScheme }, (page) => audit(page, where));
      await withPage(browser, name, { colorScheme, viewport: { width: 360, height: 740 } }, (page) => audit(page, `${where} phone`));
      if (await isLesson(name))
        await withPage(browser, name, { colorScheme, reducedMotion: 'reduce' }, (page, context) => auditProjector(page, context, `${where} projecting`));
    }
  }
  await browser.close();
}

async function isLesson(name) {
  return readFileSync(resolve(folder, name), 'utf8').includes('<body class="lesson">');
}

validateByNu();
await validateByHtmlValidate();
await auditInBrowser();
console.log(`${wanted.length} pages, ${complaints} complaints`);
process.exit(complaints === 0 ? 0 : 1);
