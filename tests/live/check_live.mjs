// Checks live pages in headless Chromium against the real server: controls, comparison, handles, history and failures as one
// reader meets them, and a room with a teacher and two students. What a drag shows is what `-p` prints and draws; nothing is
// wider than its window, jumps or flickers; axe-core finds nothing with controls, while dragging and with a handle in focus,
// in both themes. No answer to a student has a tally before the reveal. Without the script the page is the book's; a server
// that stops and starts again is found again. Needs Chromium, and from npm:
//
//   npm install --prefix /somewhere axe-core playwright-core
//   NODE_PATH=/somewhere/node_modules node tests/live/check_live.mjs BUILD/chalkline-live COURSE
//
// COURSE is a built copy of tests/live/course. CHROMIUM names another browser than /usr/bin/chromium. Exit status 0: no
// complaint, 77: something that it needs is not there.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [program, course] = process.argv.slice(2).map((path) => resolve(path));
const load = createRequire(import.meta.url); // unlike import, it looks into NODE_PATH
const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const folder = mkdtempSync(join(tmpdir(), 'chalkline-live-'));
let complaints = 0, browser = null;

function skip(reason) {
  console.log(`skipped: ${reason}`);
  process.exit(77);
}

function need(name) {
  try {
    return load(name);
  } catch {
    return skip(`no ${name}; NODE_PATH is to name the folder that npm installed it into`);
  }
}

function complain(where, what) {
  complaints += 1;
  console.log(`${where}: ${what}`);
}

const expect = (where, what, isTrue) => { if (!isTrue) complain(where, what); };
const axeSource = () => readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8');

// The server

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

class Server {
  constructor(port, ...options) {
    this.address = `http://localhost:${port}`;
    this.options = ['--course', course, '--port', String(port), ...options];
  }

  async start() {
    this.said = '';
    this.process = spawn(program, this.options, { cwd: course, env: { ...process.env, BROWSER: 'true', CI: '1' } });
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', (text) => { this.said += text; });
    for (let tries = 0; tries < 1200; ++tries) {
      if (this.process.exitCode !== null) throw new Error(`the server ended: ${this.said}`);
      if (await fetch(`${this.address}/book.css`).then((one) => one.status > 0, () => false)) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`the server does not begin: ${this.said}`);
  }

  get teacherLink() { return this.said.match(/https?:\/\/\S+\/teacher\S*/)?.[0].replace(/\/\/[^/]+/, `//${new URL(this.address).host}`); }

  async stop() {
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill('SIGTERM');
    await ended;
  }
}

// Pages

const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const phone = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true };

async function newPage(where, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.isLosing = false;
  page.on('pageerror', (error) => complain(`script ${where}`, error.stack));
  page.on('console', (message) => { if (message.type() === 'error' && !page.isLosing) complain(`console ${where}`, message.text()); });
  return page;
}

async function openLesson(server, path, options = {}) {
  const page = await newPage(path, options);
  await page.goto(`${server.address}/${path}`);
  if (options.javaScriptEnabled !== false) await page.waitForSelector('#dock .panel', { state: 'attached' });
  return page;
}

async function audit(page, where) {
  await page.evaluate(axeSource());
  const rules = { 'empty-table-header': { enabled: false }, 'page-has-heading-one': { enabled: !(await page.evaluate(() => document.documentElement.classList.contains('projecting'))) } };
  const { violations } = await page.evaluate((rules) => window.axe.run({ preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules }), rules);
  for (const violation of violations)
    for (const node of violation.nodes) complain(`axe ${where}`, `${violation.id}: ${node.target} ${node.failureSummary.replace(/\s+/g, ' ')}`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(where, `is ${overflow} pixels wider than its window`, overflow <= 0);
}

const until = (page, where, what, test, argument) => page.waitForFunction(test, argument, { timeout: 15000 }).catch(() => complain(where, what));
const search = 'cell-the-search', question = '.cell.predict';
const texts = (page) => page.locator('.cell > .outputs pre samp').allTextContents();
const setting = (page, name) => page.locator('.setting', { has: page.locator(`#value-${name}`) });
const values = (page) => Object.fromEntries([...new URL(page.url()).searchParams].filter(([name]) => name !== 'controls'));

async function type(page, name, text) {
  await page.locator(`#value-${name}`).fill(text);
  await page.locator(`#value-${name}`).press('Enter');
}

/// Waits until the page shows the answer to the newest values.
async function settled(page) {
  await page.waitForTimeout(150);
  for (let last = null, now = await page.content(); now !== last; now = await page.content()) {
    last = now;
    await page.waitForTimeout(400);
  }
}

/// What the lesson's own program prints with these values, and the paths and words that it draws.
function runProgram(values) {
  const out = mkdtempSync(join(folder, 'run-'));
  const assignments = Object.entries(values).flatMap(([name, text]) => ['-p', `${name}=${text}`]);
  const printed = execFileSync(join(course, 'build/lessons/1_downhill'), [...assignments, '--format', 'svg', '--out', out], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  const picture = readdirSync(out).find((name) => name.endsWith('.svg'));
  return { printed, drawn: drawing(readFileSync(join(out, picture), 'utf8')) };
}

const drawing = (svg) => [...svg.matchAll(/ (?:d|points)=['"]([^'"]*)['"]|<text>([\s\S]*?)<\/text>/g)].map((one) => one[1] ?? one[2]).join('\n');

async function expectAsProgram(page, where) {
  await settled(page);
  const wanted = runProgram(values(page));
  const printed = (await texts(page)).join('');
  expect(where, `the page prints\n${printed}and -p\n${wanted.printed}`, printed === wanted.printed);
  const svg = await page.evaluate(async (id) => (await fetch(document.querySelector(`#${id} figure img`).src)).text(), search);
  expect(where, 'the page draws something else than -p', drawing(svg) === wanted.drawn);
}

async function drag(page, locator, shares, atHalf = null) {
  const box = await locator.boundingBox();
  const at = (share) => [box.x + box.width * share[0], box.y + box.height * share[1]];
  await page.mouse.move(...at(shares[0]));
  await page.mouse.down();
  for (let i = 1; i <= 20; ++i) {
    const [from, to] = [at(shares[0]), at(shares[1])];
    await page.mouse.move(...[0, 1].map((k) => from[k] + (to[k] - from[k]) * i / 20));
    await page.waitForTimeout(25);
    if (i === 10) await atHalf?.();
  }
  await page.mouse.up();
}

// One reader

async function checkKinds(server) {
  const page = await openLesson(server, '1_downhill.html'), where = 'controls';
  const has = async (name, selector, count = 1) => expect(where, `${name} has not ${count} of ${selector}`, await setting(page, name).locator(selector).count() === count);
  for (const name of ['start_x', 'start_y', 'step_size', 'rho', 'n_iter']) await has(name, 'input[type="range"]');
  await has('turns', '.steps button', 2);
  await has('seed', '.steps button', 3);
  await has('is_marked', '[role="switch"]');
  await has('method', 'select option', 2);
  const ends = async (name) => {
    const slider = setting(page, name).locator('input[type="range"]'), values = [];
    for (const key of ['Home', 'End']) {
      await slider.press(key);
      values.push(await page.locator(`#value-${name}`).inputValue());
    }
    return values.join(' ');
  };
  for (const [name, wanted] of [['start_x', '-2 2'], ['rho', '0 0.999'], ['n_iter', '1 10000'], ['step_size', '0.001 10']])
    expect(where, `${name} goes from ${await ends(name)}`, await ends(name) === wanted);
  await setting(page, 'turns').getByRole('button', { name: 'one more' }).click();
  expect(where, 'a step is not one', await page.locator('#value-turns').inputValue() === '2');
  await page.getByRole('switch').click();
  await page.locator('#value-method').selectOption('momentum');
  await page.getByRole('button', { name: 'Reset start_x to 1.5' }).click();
  await page.locator('#value-step_size').fill('');
  await page.locator('#value-step_size').press('Enter');
  await page.locator('#value-n_iter').fill('7');
  await page.locator('#value-n_iter').press('Enter');
  await expectAsProgram(page, 'controls of every kind');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await settled(page);
  expect(where, `after a reset the address is ${page.url()}`, Object.keys(values(page)).length === 0);
  await expectAsProgram(page, 'a reset');
  await page.context().close();
}

/// While a slider moves the picture stays in its place and there is one at every moment.
async function checkDrag(server) {
  const page = await openLesson(server, '1_downhill.html'), where = 'a drag';
  await page.locator(`#${search} .outputs`).evaluate((one) => { one.open = true; });
  await page.locator(`#${search} figure`).scrollIntoViewIfNeeded();
  await page.evaluate((id) => {
    const figure = document.querySelector(`#${id} figure`);
    window.seen = { tops: new Set(), empty: 0, pictures: new Set() };
    const look = () => {
      const image = figure.querySelector('img');
      window.seen.tops.add(Math.round(figure.getBoundingClientRect().top));
      window.seen.pictures.add(image.getAttribute('src'));
      if (!image.complete || image.naturalWidth === 0 || !figure.isConnected) window.seen.empty += 1;
      requestAnimationFrame(look);
    };
    look();
  }, search);
  const entries = await page.evaluate(() => history.length);
  await drag(page, setting(page, 'start_y').locator('input[type="range"]'), [[0.75, 0.5], [0.2, 0.5]], () => audit(page, `${where}, half way`));
  await settled(page);
  const seen = await page.evaluate(() => ({ tops: [...window.seen.tops], empty: window.seen.empty, pictures: window.seen.pictures.size }));
  expect(where, `moves the picture: ${seen.tops}`, Math.max(...seen.tops) - Math.min(...seen.tops) <= 1);
  expect(where, `leaves no picture for ${seen.empty} frames`, seen.empty === 0);
  expect(where, `shows ${seen.pictures} pictures`, seen.pictures > 3);
  expect(where, 'closes what its reader has opened', await page.locator(`#${search} .outputs`).evaluate((one) => one.open));
  expect(where, `makes ${await page.evaluate(() => history.length) - entries} entries`, await page.evaluate(() => history.length) === entries + 1);
  await expectAsProgram(page, where);
  const first = page.url();
  await type(page, 'n_iter', '3');
  await settled(page);
  await page.goBack();
  expect('back', `leads to ${page.url()}`, page.url() === first);
  await expectAsProgram(page, 'back');
  await page.goBack();
  await expectAsProgram(page, 'back twice');
  expect('back twice', `leaves start_y at ${await page.locator('#value-start_y').inputValue()}`, await page.locator('#value-start_y').inputValue() === '1');
  await page.goForward();
  await page.goForward();
  await expectAsProgram(page, 'forward');
  expect('forward', `leaves n_iter at ${await page.locator('#value-n_iter').inputValue()}`, await page.locator('#value-n_iter').inputValue() === '3');
  await page.context().close();
}

async function checkFailures(server) {
  const page = await openLesson(server, '1_downhill.html?rho=2&nothing=1&n_iter=3&controls=rho,n_iter'), where = 'a wrong link';
  await until(page, where, 'says nothing of rho', () => document.getElementById('refusal-rho').textContent.includes('rho < 1'));
  expect(where, 'says nothing of a strange name', (await page.locator('.failed').textContent()).includes('nothing'));
  expect(where, 'shows controls that it does not name', await setting(page, 'start_x').isHidden());
  await audit(page, where);
  await page.getByRole('button', { name: 'All parameters' }).click();
  await type(page, 'rho', '0.25');
  await expectAsProgram(page, 'a link put right');
  await type(page, 'turns', '4');
  await settled(page);
  expect('a failure', 'is not told in its place', (await page.locator('#cell-turns .outputs').textContent()).includes('It turned too often.'));
  expect('a failure', 'is not told of what follows', (await page.locator('#cell-the-last-word .outputs').textContent()).includes('Not run'));
  await audit(page, 'a failure');
  await type(page, 'turns', '3');
  await expectAsProgram(page, 'after a failure');
  expect('after a failure', 'it is still told', await page.locator('.error').count() === 0 && await page.locator('.failed').textContent() === '');
  await page.context().close();
}

async function checkHandle(server, colorScheme) {
  const page = await openLesson(server, '1_downhill.html', { colorScheme }), where = `a handle, ${colorScheme}`;
  await page.locator(`#${search} .outputs`).evaluate((one) => { one.open = true; });
  const handle = page.getByRole('slider', { name: 'start point' });
  await handle.scrollIntoViewIfNeeded();
  const number = async (name) => Number(await page.locator(`#value-${name}`).inputValue());
  const ground = page.locator('.planes .ground').first();
  await drag(page, ground, [[0.875, 0.25], [0.25, 0.75]], () => audit(page, `${where}, dragged`));
  await settled(page);
  expect(where, `dragged to (-1, -1) is at (${await number('start_x')}, ${await number('start_y')})`, Math.abs(await number('start_x') + 1) < 0.02 && Math.abs(await number('start_y') + 1) < 0.02);
  await expectAsProgram(page, where);
  await handle.focus();
  const [x, y] = [await number('start_x'), await number('start_y')];
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await settled(page);
  expect(where, `arrow keys lead to (${await number('start_x')}, ${await number('start_y')})`, Math.abs(await number('start_x') - x - 0.04) < 0.011 && Math.abs(await number('start_y') - y - 0.4) < 0.011);
  expect(where, `is called ${await handle.getAttribute('aria-valuetext')}`, await handle.getAttribute('aria-valuetext') === `start_x = ${await number('start_x')}, start_y = ${await number('start_y')}`);
  for (let i = 0; i < 12; ++i) await page.keyboard.press('Shift+ArrowRight');
  await settled(page);
  expect(where, `leaves its range for ${await number('start_x')}`, await number('start_x') === 2);
  await audit(page, `${where}, in focus`);
  const box = await ground.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await settled(page);
  expect(where, `a click in the middle leads to (${await number('start_x')}, ${await number('start_y')})`, Math.abs(await number('start_x')) < 0.02 && Math.abs(await number('start_y')) < 0.02);
  expect(where, `at the middle the pointer is said to be at ${await page.locator('.pointer').first().textContent()}`, /^-?0(\.0\d)?, -?0(\.0\d)?$/.test(await page.locator('.pointer').first().textContent()));
  await expectAsProgram(page, `${where}, clicked`);
  await page.context().close();
}

async function checkComparison(server, colorScheme, options = {}) {
  const page = await openLesson(server, '1_downhill.html', { colorScheme, ...options }), where = `comparison, ${colorScheme}`;
  await page.locator(`#${search} .outputs`).evaluate((one) => { one.open = true; });
  const before = await page.locator(`#${search} figure img`).getAttribute('src');
  await page.getByRole('button', { name: 'Pin' }).click();
  if (options.isMobile) await page.getByRole('combobox', { name: 'Which parameter' }).selectOption('n_iter');
  await type(page, 'n_iter', '9');
  await settled(page);
  const pinned = page.locator(`#${search} .pinned`);
  expect(where, 'has not the pinned figure', await pinned.locator('img').first().getAttribute('src') === before);
  expect(where, 'marks nothing of what differs', (await page.locator(`#${search} .pinned mark`).allTextContents()).includes('5') && (await page.locator(`#${search} .now mark`).allTextContents()).includes('9'));
  expect(where, 'pins what is the same', await page.locator('#cell-turns .pinned').count() === 0);
  if (!options.isMobile) {
    const [left, right] = [await pinned.locator('img').last().boundingBox(), await page.locator(`#${search} figure.now img`).boundingBox()];
    expect(where, 'does not stand beside it', left.x + left.width <= right.x && Math.abs(left.y - right.y) < 3 && Math.abs(left.width - right.width) < 3);
  }
  await audit(page, where);
  await page.getByRole('button', { name: 'Unpin' }).click();
  expect(where, 'leaves something pinned', await page.locator('.pinned, .newest, .now, mark').count() === 0);
  await page.context().close();
}

async function checkThemes(server) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, options] of [['page', {}], ['phone', phone]]) {
      const page = await openLesson(server, '1_downhill.html?n_iter=9', { colorScheme, ...options });
      await settled(page);
      await audit(page, `${colorScheme} ${name}`);
      if (options.isMobile) await page.getByRole('button', { name: 'All' }).click();
      if (options.isMobile) await audit(page, `${colorScheme} ${name}, all parameters`);
      const covered = await page.evaluate(() => { scrollTo(0, document.documentElement.scrollHeight); return document.querySelector('.page').getBoundingClientRect().bottom - (getComputedStyle(document.getElementById('dock')).position === 'fixed' ? document.getElementById('dock').getBoundingClientRect().top : innerHeight); });
      expect(`${colorScheme} ${name}`, `${covered} pixels stay below the controls`, covered <= 1);
      await page.context().close();
    }
    const page = await openLesson(server, '1_downhill.html', { colorScheme, viewport: { width: 1920, height: 1080 } });
    await page.keyboard.press('p');
    for (let i = 0; i < 12; ++i) await page.keyboard.press('PageDown');
    for (const key of ['', 'c']) {
      if (key) await page.keyboard.press(key);
      await page.waitForTimeout(100);
      await audit(page, `${colorScheme} projecting ${key}`);
      const isCovered = await page.evaluate(() => document.querySelector('.page').getBoundingClientRect().bottom > document.getElementById('dock').getBoundingClientRect().top + 1);
      expect(`${colorScheme} projecting ${key}`, 'the controls cover the page', !isCovered);
    }
    await page.context().close();
  }
}

async function checkWithoutScript(server) {
  const page = await openLesson(server, '1_downhill.html', { javaScriptEnabled: false });
  expect('without the script', 'something of the room or the controls is seen', await page.locator('#dock, .poll, .planes').count() === 0);
  expect('without the script', 'the book is not there', (await texts(page)).join('') === runProgram({}).printed);
  expect('without the script', 'a picture is missing', await page.locator('figure img').evaluateAll((all) => all.every((one) => one.naturalWidth > 0 || !one.checkVisibility({ contentVisibilityAuto: true }))));
  await page.context().close();
}

/// A lesson that is saved is built anew, and its page shows it; what the compiler says stands on the page.
async function checkRebuild(server) {
  const page = await openLesson(server, '2_words.html'), where = 'a saved lesson';
  const file = join(course, 'lessons/2_words.cpp'), written = readFileSync(file, 'utf8');
  const save = async (text) => {
    await page.waitForTimeout(1100); // file times may be of seconds
    writeFileSync(file, text);
  };
  const says = (what, text) => page.waitForFunction((text) => document.getElementById('main').textContent.includes(text), text, { timeout: 120000 }).catch(() => complain(where, what));
  try {
    await save(written.replace('forty-two', 'forty-three'));
    await says('is not shown', 'forty-three');
    await save(written.replace('forty-two"', 'forty-two'));
    await says('that does not build is not told', 'does not build');
    await audit(page, where);
  } finally {
    await save(written);
  }
  await page.waitForFunction(() => document.querySelector('.compiler') === null && document.getElementById('main').textContent.includes('forty-two'), null, { timeout: 120000 }).catch(() => complain(where, 'does not come back'));
  await page.context().close();
}

// A room

async function joinAs(server, code, where, options = {}) {
  const page = await newPage(where, options);
  page.heard = [];
  page.isLosing = true; // the door asks whether one is in already
  page.on('response', async (response) => {
    if (/\/room/.test(response.url()) && response.status() === 200) page.heard.push(await response.text().catch(() => ''));
  });
  await page.goto(`${server.address}/`);
  await page.locator('#code').fill(code);
  await page.locator('#code').press('Enter');
  await page.waitForSelector('.strip', { state: 'attached' });
  page.isLosing = false;
  return page;
}

const stripSays = (page, where, text) => until(page, where, `does not say "${text}"`, (text) => document.querySelector('.strip')?.textContent.includes(text), text);
const shows = (page, where, name, text) => until(page, where, `does not show ${name} = ${text}`, ([name, text]) => document.getElementById(`value-${name}`)?.value === text, [name, text]);

async function checkRoom() {
  const server = new Server(await freePort(), '--room', '--state', join(folder, 'room.json'));
  await server.start();
  const teacher = await newPage('teacher');
  await teacher.goto(server.teacherLink);
  await teacher.goto(`${server.address}/1_downhill.html`);
  await stripSays(teacher, 'teacher', 'here');
  await teacher.keyboard.press('q');
  const code = await teacher.locator('.join .code').textContent();
  expect('join', `the room code is ${code}`, /^[A-HJ-NP-Z2-9]{6}$/.test(code));
  await until(teacher, 'join', 'there is no QR code', () => document.querySelector('.join img').naturalWidth > 0);
  await audit(teacher, 'join');
  await teacher.keyboard.press('Escape');
  const [first, second] = [await joinAs(server, code, 'a student'), await joinAs(server, code, 'a phone', { ...phone, colorScheme: 'dark' })];
  for (const one of [first, second]) await one.waitForURL(/1_downhill/, { timeout: 15000 }).catch(() => complain('following', 'a student does not come to the lesson'));
  await stripSays(teacher, 'teacher', '2 here');
  await checkFollowing(teacher, first, second);
  await checkVoting(teacher, first, second);
  await checkSpeaker(teacher, first);
  await checkRestart(server, teacher, first, second);
  for (const page of [teacher, first, second]) await page.context().close();
  await server.stop();
}

async function checkFollowing(teacher, first, second) {
  await type(teacher, 'n_iter', '8');
  for (const one of [first, second]) await shows(one, 'following', 'n_iter', '8');
  await expectAsProgram(first, 'following');
  await audit(first, 'following');
  await type(first, 'n_iter', '20');
  await stripSays(first, 'exploring', 'Exploring');
  await audit(first, 'exploring');
  await type(teacher, 'n_iter', '12');
  await shows(second, 'following', 'n_iter', '12');
  expect('exploring', 'the teacher’s change reaches an explorer', await first.locator('#value-n_iter').inputValue() === '20');
  await first.reload();
  await stripSays(first, 'exploring after a reload', 'Exploring');
  await first.getByRole('button', { name: 'Back to the teacher' }).click();
  await shows(first, 'coming back', 'n_iter', '12');
  await expectAsProgram(first, 'coming back');
  await type(first, 'n_iter', '30');
  await teacher.locator('h1').click();
  await teacher.keyboard.press('f');
  await shows(first, 'called back', 'n_iter', '12');
  await teacher.keyboard.press('l');
  await until(second, 'locked', 'a student still has controls', () => document.querySelectorAll('.setting:not([hidden])').length === 0);
  await audit(second, 'locked');
  await teacher.keyboard.press('l');
  await until(second, 'unlocked', 'a student has no controls', () => document.querySelectorAll('.setting:not([hidden])').length > 0);
  await teacher.getByRole('checkbox', { name: 'Students see rho' }).uncheck();
  await until(second, 'limited', 'a student has a control that he is not to see', () => document.getElementById('value-rho').closest('.setting').hidden);
  await teacher.getByRole('checkbox', { name: 'Students see rho' }).check();
  await teacher.locator('h1').click();
  await teacher.keyboard.press('b');
  await until(first, 'blank', 'the screen is not blank', () => document.getElementById('blank').checkVisibility());
  await teacher.keyboard.press('b');
  await until(first, 'blank', 'the screen stays blank', () => !document.getElementById('blank').checkVisibility());
}

async function checkVoting(teacher, first, second) {
  await teacher.locator(question).evaluate((one) => one.scrollIntoView());
  await teacher.locator(question).getByRole('button', { name: 'Ask the room' }).click();
  for (const one of [first, second]) await until(one, 'voting', 'a student is not asked', () => document.querySelectorAll('.choice').length === 3);
  await audit(first, 'voting');
  await audit(second, 'voting on a phone');
  await first.getByRole('radio', { name: 'straight to the minimum' }).check();
  await first.getByRole('radio', { name: 'in a curve' }).check();
  await second.getByRole('radio', { name: 'nowhere' }).check();
  await until(teacher, 'voting', 'the teacher does not see who has answered', () => document.querySelector('.count')?.textContent === '2 have answered');
  await first.reload();
  await until(first, 'voting', 'a vote is lost by a reload', () => document.querySelectorAll('.choice input')[1]?.checked);
  const reveals = first.locator(`#${search} > .outputs`);
  await reveals.locator('summary').click({ force: true }).catch(() => {});
  expect('voting', 'what would answer the question can be opened', !await reveals.evaluate((one) => one.open));
  await first.waitForTimeout(300);
  for (const one of [first, second])
    for (const text of one.heard) expect('voting', `a student hears of the votes: ${text}`, !/"(tallies|texts|answered|code|here)"/.test(text));
  await teacher.keyboard.press('r');
  const tally = (page) => page.locator('.tally .share').allTextContents();
  for (const one of [first, second, teacher]) await until(one, 'revealed', 'there is no tally', () => document.querySelectorAll('.tally').length === 1);
  expect('revealed', `the tally is ${await tally(first)}`, String(await tally(first)) === '0 % (0),50 % (1),50 % (1)');
  await audit(first, 'revealed');
  await teacher.getByRole('button', { name: 'Ask again' }).click();
  await first.getByRole('radio', { name: 'in a curve' }).check();
  await second.getByRole('radio', { name: 'in a curve' }).check();
  await until(teacher, 'second vote', 'the teacher does not see who has answered', () => document.querySelector('.count')?.textContent === '2 have answered');
  await teacher.keyboard.press('r');
  await until(second, 'second vote', 'the two votes are not side by side', () => document.querySelectorAll('.tally .share').length === 6);
  expect('second vote', `the tallies are ${await tally(second)}`, String(await tally(second)) === '0 % (0),0 % (0),50 % (1),100 % (2),50 % (1),0 % (0)');
  await audit(second, 'second vote on a phone');
  await teacher.locator(`#${search} > .outputs > summary`).click();
  for (const one of [first, second]) await until(one, 'revealed output', 'a student does not see it', (id) => document.querySelector(`#${id} > .outputs`).open, search);
}

/// The teacher projects; the speaker's window knows who has answered, and a clicker's keys go on to the other lesson's answer.
async function checkSpeaker(teacher, first) {
  await teacher.goto(teacher.url().replace(/\/1_downhill.*/, '/2_words.html'));
  await first.waitForURL(/2_words/, { timeout: 15000 }).catch(() => complain('speaker', 'a student does not follow to another lesson'));
  await stripSays(first, 'speaker', 'Following');
  await teacher.keyboard.press('p');
  const [speaker] = await Promise.all([teacher.context().waitForEvent('page'), teacher.keyboard.press('s')]);
  await until(speaker, 'speaker', 'does not say who is here', () => /\d here/.test(document.getElementById('room')?.textContent ?? ''));
  for (let i = 0; i < 2; ++i) await speaker.keyboard.press('PageDown');
  await until(first, 'speaker', 'a projected question is not asked', () => document.querySelector('.words input'));
  await first.getByRole('textbox', { name: 'Your prediction, in a few words' }).fill('forty-two, <b>I</b> think');
  await first.getByRole('button', { name: 'Send' }).click();
  await until(speaker, 'speaker', 'does not say who has answered', () => document.getElementById('room').textContent.includes('1 answered'));
  await audit(speaker, 'speaker');
  await audit(teacher, 'teacher projecting a question');
  await speaker.keyboard.press('PageDown');
  await speaker.keyboard.press('PageDown');
  await until(first, 'speaker', 'words are not revealed', () => document.querySelector('.texts li')?.textContent.includes('forty-two, <b>I</b> think'));
  await audit(first, 'words revealed');
  await speaker.keyboard.press('b');
  await until(first, 'speaker', 'b does not blank', () => document.getElementById('blank').checkVisibility());
  await speaker.keyboard.press('b');
  await speaker.close();
}

async function checkRestart(server, teacher, first, second) {
  await teacher.goto(`${server.address}/1_downhill.html`);
  await type(teacher, 'n_iter', '17');
  for (const one of [first, second]) await shows(one, 'before a restart', 'n_iter', '17');
  const pages = [teacher, first, second];
  for (const one of pages) one.isLosing = true;
  await server.stop();
  for (const one of pages) await stripSays(one, 'a stopped server', 'Connection lost since');
  await audit(first, 'a lost connection');
  await type(teacher, 'n_iter', '18');
  await server.start();
  for (const one of pages) await until(one, 'a restarted server', 'the page still says that it is lost', () => !document.querySelector('.strip').textContent.includes('lost'));
  for (const one of pages) one.isLosing = false;
  for (const one of [first, second]) await shows(one, 'a restarted server', 'n_iter', '18');
  await expectAsProgram(second, 'a restarted server');
}

if (!program || !course || !existsSync(program)) skip('the live server is not built');
if (!existsSync(chromiumPath)) skip(`no browser at ${chromiumPath}`);
const { chromium } = need('playwright-core');
need('axe-core');
browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
const server = new Server(await freePort());
try {
  await server.start();
  for (const check of [checkKinds, checkDrag, checkFailures, checkThemes, checkWithoutScript, checkRebuild]) await check(server);
  for (const theme of ['light', 'dark']) {
    await checkHandle(server, theme);
    await checkComparison(server, theme);
  }
  await checkComparison(server, 'light', phone);
  await checkRoom();
} finally {
  await browser.close();
  await server.stop();
}
console.log(`live pages: ${complaints} complaints`);
process.exit(complaints === 0 ? 0 : 1);
