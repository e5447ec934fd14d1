// What is pasted from Word or a page, made fit for the editor: its lists become lists, and what cannot be kept is named.

const GONE = "script, meta, link, title, xml, o\\:p, [data-style*='mso-hide:all']"
const COMMENTS = "[data-style*='mso-element:comment-list'], .MsoCommentReference, a[href^='#_msocom']"
const PICTURES = "img, picture, svg, video, audio, iframe, object, embed, canvas, v\\:shape, v\\:imagedata"
const HEADINGS = "h1, h2, h3, h4, h5, h6"
const LOOKS = "[data-style*='color'], [data-style*='background'], [data-style*='font'], font, u, s, mark"

// Our pages allow no style anywhere, not even in what is only looked at: the attribute gets another name.
const withoutStyles = (html) => html
  .replaceAll("\x0b", "<br>")
  .replace(/<!--[\s\S]*?-->|<!\[[^>]*>|<style[\s\S]*?<\/style>/gi, "")
  .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="))

window.tidyPasted = (html) => {
  const box = document.implementation.createHTMLDocument("").createElement("div") // nothing in it loads or runs
  box.innerHTML = withoutStyles(html)
  box.querySelectorAll(GONE).forEach((each) => each.remove())
  const dropped = [
    [gettext("imágenes"), takeOut(box, PICTURES)],
    [gettext("comentarios"), takeOut(box, COMMENTS)],
    [gettext("formato de títulos"), becomeParagraphs(box)],
  ]
  wordLists(box)
  dropped.push([gettext("colores y tipos de letra"), box.querySelector(LOOKS) !== null])
  box.querySelectorAll("[data-style]").forEach((each) => each.removeAttribute("data-style"))
  return { html: box.innerHTML, dropped: dropped.filter(([, is]) => is).map(([name]) => name) }
}

function takeOut(box, selector) {
  const found = box.querySelectorAll(selector)
  found.forEach((each) => each.remove())
  return found.length > 0
}

function becomeParagraphs(box) {
  const found = box.querySelectorAll(HEADINGS)
  found.forEach((each) => {
    const paragraph = document.createElement("p")
    paragraph.append(...each.childNodes)
    each.replaceWith(paragraph)
  })
  return found.length > 0
}

// Word writes each bullet as a paragraph that begins with a sign and spaces.
function wordLists(box) {
  let list = null
  for (const item of box.querySelectorAll("p[data-style*='mso-list'], p[class*='MsoListParagraph']")) {
    const sign = signOf(item)
    const tag = /^[\divxa-z]{1,4}[.)]/i.test(sign) ? "ol" : "ul"
    if (!list || list !== item.previousElementSibling || list.localName !== tag) {
      list = document.createElement(tag)
      item.before(list)
    }
    const point = document.createElement("li")
    point.append(...item.childNodes)
    list.append(point)
    item.remove()
  }
}

function signOf(item) {
  const mark = item.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']")
  if (mark) {
    mark.remove()
    return mark.textContent.trim()
  }
  const text = document.createTreeWalker(item, NodeFilter.SHOW_TEXT).nextNode()
  const found = text?.data.match(/^\s*([·•§o–-]|\d{1,2}[.)])\s+/)
  if (found) text.data = text.data.slice(found[0].length)
  return found?.[1] ?? ""
}

window.sentenceAboutPasted = (dropped) => {
  if (!dropped.length) return ""
  return interpolate(gettext("Se limpió lo que pegó: se quitaron %(what)s. El texto, las listas, las tablas y los enlaces quedaron."),
    { what: new Intl.ListFormat("es", { type: "conjunction" }).format(dropped) }, true)
}
