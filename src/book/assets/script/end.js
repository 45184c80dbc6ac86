startTheme();
openFoldsForPrinting();
document.addEventListener('DOMContentLoaded', () => {
  const contents = document.querySelector('.contents details');
  if (contents && matchMedia('(max-width: 72rem)').matches) contents.open = false;
  startOutputs();
  joinAnswers();
  markSections();
  const cells = [...document.querySelectorAll('body.lesson .cell:not(.solution)')];
  if (cells.length > 0) new Projector(cells);
  if (window.courseText) new Search(window.courseText);
  if (!document.body.matches('.notes')) new Keys(cells.length > 0);
  const slides = [...document.querySelectorAll('body.notes .slide')];
  if (slides.length > 0 && window.opener) new SpeakerWindow(slides);
});
})();
