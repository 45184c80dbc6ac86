/// Every block of code has a button that copies it. Where the browser keeps its clipboard from pages, as some do from
/// files, the code is selected and copied as a reader would.
function letCodeBeCopied(blocks) {
  const copyAsReader = (code) => {
    getSelection().selectAllChildren(code);
    const isCopied = document.execCommand('copy');
    getSelection().removeAllRanges();
    return isCopied;
  };
  const copy = async (code) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      return true;
    } catch {
      return copyAsReader(code);
    }
  };
  for (const block of blocks) {
    const code = block.querySelector('code');
    const button = makeButton('Copy', 'Copy this code', async () => {
      button.textContent = await copy(code) ? 'Copied' : 'Not copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    button.className = 'copy';
    button.setAttribute('aria-live', 'polite');
    const frame = block.closest('.source') ?? make('div', { className: 'copied' });
    if (!frame.isConnected) {
      block.replaceWith(frame);
      frame.append(block);
    }
    block.before(button);
  }
}
