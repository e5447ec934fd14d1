// Counts the words of a rich text as `reporting/words.py` does, and says so once three quarters of the limit are used.
// Typing over it is allowed: before sending, the text is shortened or its length explained.

const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/
const ONLY_SIGNS = /^[-*•»–—]*$/
const NEVER_SEEN = /[^\P{C}\n\t\u200d\u00ad]/gu
const LOOKS_LIKE_HTML = /<\/?[a-zA-Z][^>]*>/
const BLOCKS = "p, li, tr, caption, table, ul, ol"
const ENDS = `${BLOCKS}, th, td, br`

function plainOf(text) {
  const seen = text.replaceAll("\r\n", "\n").replace(/[\r\x0b]/g, "\n").normalize("NFC").replace(NEVER_SEEN, "")
  if (!LOOKS_LIKE_HTML.test(seen)) return seen
  const box = document.implementation.createHTMLDocument("").createElement("div") // nothing in it loads or runs
  box.innerHTML = seen.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=")) // styles are not allowed even here
  box.querySelectorAll("script, style").forEach((each) => each.remove())
  box.querySelectorAll(BLOCKS).forEach((each) => each.before("\n"))
  box.querySelectorAll(ENDS).forEach((each) => each.after("\n"))
  return box.textContent
}

window.countWords = (text) => plainOf(text).split(SPACES).filter((each) => !ONLY_SIGNS.test(each)).length

function sentence(words, most) {
  if (words <= most * 0.75) return ""
  if (words <= most) return interpolate(gettext("Lleva %(words)s de %(most)s palabras."), { words, most }, true)
  const excess = words - most
  const said = ngettext(
    "Se pasa por %(excess)s palabra: puede seguir, y antes de enviar acortarlo o decir por qué.",
    "Se pasa por %(excess)s palabras: puede seguir, y antes de enviar acortarlo o decir por qué.",
    excess,
  )
  return interpolate(said, { excess }, true)
}

function meter(textarea) {
  const most = Number(textarea.dataset.words)
  const line = Object.assign(document.createElement("p"), { className: "word-count" })
  line.setAttribute("role", "status")
  const holder = textarea.closest(".prose-editor") ?? textarea
  holder.after(line)
  let timer
  const count = () => {
    const words = countWords(textarea.value)
    line.classList.toggle("is-over", words > most)
    line.textContent = sentence(words, most)
  }
  // After a pause, so that a screen reader is not told of each word.
  textarea.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(count, 400) })
  textarea.addEventListener("restored", count)
  count()
}

const meterAll = (root) => root.querySelectorAll("textarea[data-words]").forEach(meter)
meterAll(document)
document.addEventListener("row:added", (event) => meterAll(event.target))
