// The rich text editor: turns each textarea[data-rich] into an editor of the tags that `reporting/richtext.py` keeps.
// Without JavaScript the textarea stays, and plain text written in it becomes paragraphs and bullets.

// What the library says in English.
const LIBRARY = {
  Update: gettext("Aceptar"), Cancel: gettext("Cancelar"), URL: gettext("Dirección"), Title: gettext("Título"),
  "Edit Link": gettext("Enlace"), Remove: gettext("Quitar"),
}
const translated = window.gettext
window.gettext = (text) => LIBRARY[text] ?? translated(text)

// The library is heavy: it comes when somebody enters a text, not with the page.
const library = document.querySelector("script[data-library]").dataset.library
let loading
const load = () => (loading ??= import(library).then((t) => ({ t, extensions: extensionsOf(t), tools: toolsOf() })))
  .catch(() => { loading = null }) // no network: the plain box goes on, the next visit tries again

function extensionsOf(t) {
  // A footnote, written where its mark stands.
  const Note = t.Mark.create({
    name: "note",
    inclusive: false,
    parseHTML: () => [{ tag: "span.note" }],
    renderHTML: () => ["span", { class: "note" }, 0],
  })
  return [
    t.Document, t.Paragraph, t.Text, t.HardBreak, t.History, t.Dropcursor, t.Gapcursor,
    t.Bold, t.Italic, t.Subscript, t.Superscript, Note, t.Link.configure({ enableTarget: false, autolink: false }),
    t.BulletList, t.OrderedList, t.ListItem, t.Table, t.TableRow, t.TableHeader, t.TableCell,
  ]
}

const inTable = (editor) => editor.isActive("table")
const toolsOf = () => [
  { text: "N", title: gettext("Negrita"), mark: "bold", run: (c) => c.toggleBold() },
  { text: "K", title: gettext("Cursiva"), mark: "italic", run: (c) => c.toggleItalic() },
  { text: gettext("• Lista"), title: gettext("Lista con viñetas"), mark: "bulletList", run: (c) => c.toggleBulletList() },
  { text: gettext("1. Lista"), title: gettext("Lista numerada"), mark: "orderedList", run: (c) => c.toggleOrderedList() },
  { text: gettext("Enlace"), title: gettext("Enlace"), mark: "link", act: (editor) => editor.commands.addLink() },
  { text: gettext("Nota"), title: gettext("Nota al pie con el texto seleccionado"), mark: "note", run: (c) => c.toggleMark("note") },
  { text: gettext("Tabla"), title: gettext("Insertar tabla"), run: (c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true }), when: (e) => !inTable(e) },
  { text: gettext("+ Fila"), title: gettext("Agregar fila"), run: (c) => c.addRowAfter(), when: inTable },
  { text: gettext("− Fila"), title: gettext("Quitar fila"), run: (c) => c.deleteRow(), when: inTable },
  { text: gettext("+ Columna"), title: gettext("Agregar columna"), run: (c) => c.addColumnAfter(), when: inTable },
  { text: gettext("− Columna"), title: gettext("Quitar columna"), run: (c) => c.deleteColumn(), when: inTable },
  { text: gettext("Quitar tabla"), title: gettext("Quitar tabla"), run: (c) => c.deleteTable(), when: inTable },
  { text: "↶", title: gettext("Deshacer"), run: (c) => c.undo() },
  { text: "↷", title: gettext("Rehacer"), run: (c) => c.redo() },
]

const element = (tag, attributes, ...children) => {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  node.append(...children)
  return node
}

function toolbar(editor, name, tools) {
  const bar = element("div", { class: "prose-tools", role: "group", "aria-label": interpolate(gettext("Formato de %(name)s"), { name }, true) })
  const buttons = tools.map((tool) => {
    const button = element("button", { type: "button", title: tool.title, "aria-label": tool.title }, tool.text)
    button.addEventListener("click", () => (tool.act ? tool.act(editor) : tool.run(editor.chain().focus()).run()))
    bar.append(button)
    return [tool, button]
  })
  const update = () => {
    for (const [tool, button] of buttons) {
      if (tool.mark) button.setAttribute("aria-pressed", editor.isActive(tool.mark))
      if (tool.when) button.hidden = !tool.when(editor)
    }
  }
  editor.on("transaction", update)
  update()
  return bar
}

const attributesOf = (textarea, name) => {
  const attributes = { role: "textbox", "aria-multiline": "true", "aria-label": name, lang: "es-MX", spellcheck: "true" }
  const describedBy = textarea.getAttribute("aria-describedby")
  if (describedBy) attributes["aria-describedby"] = describedBy
  if (textarea.getAttribute("aria-invalid")) attributes["aria-invalid"] = "true"
  return attributes
}

// Until the editor is there, the text stands in a plain editable box, so that no key is lost while it loads.
function edit(textarea) {
  const label = document.querySelector(`label[for="${textarea.id}"]`)
  const name = label?.textContent.trim() ?? gettext("texto")
  const box = element("div", { class: "ProseMirror", contenteditable: "true", ...attributesOf(textarea, name) })
  const holder = element("div", { class: "prose-editor" }, box)
  // What the browser brings back after «Atrás» goes before what the page was sent with.
  if (textarea.dataset.html && textarea.value === textarea.defaultValue) textarea.value = textarea.dataset.html
  box.innerHTML = textarea.value // cleaned by the server: RichTextField hands back nothing else
  textarea.before(holder)
  holder.append(textarea)
  let editor
  const keep = (html) => {
    textarea.value = html
    textarea.dispatchEvent(new Event("input", { bubbles: true }))
  }
  box.addEventListener("input", () => keep(box.innerHTML))
  const about = element("p", { class: "pasted quiet", role: "status" })
  holder.after(about)
  const tidy = (html) => {
    const pasted = tidyPasted(html)
    about.textContent = sentenceAboutPasted(pasted.dropped)
    return pasted.html
  }
  box.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html")
    if (!html) return
    event.preventDefault()
    document.execCommand("insertHTML", false, tidy(html))
  })
  box.addEventListener("focus", async () => {
    const loaded = await load()
    if (!loaded || editor) return
    const { t, extensions, tools } = loaded
    const caret = caretIn(box)
    const typed = box.innerHTML
    box.remove()
    editor = new t.Editor({
      element: holder,
      extensions,
      content: typed,
      parseOptions: { preserveWhitespace: true }, // the space just typed, before the next word
      injectCSS: false,
      editorProps: { attributes: attributesOf(textarea, name), transformPastedHTML: tidy },
      onUpdate: () => keep(editor.isEmpty ? "" : editor.getHTML()),
    })
    holder.prepend(toolbar(editor, name, tools))
    // At once, in this very task: between the box's end and the editor's focus no key may fall.
    editor.commands.setTextSelection(positionOf(editor, caret))
    editor.view.focus()
  })
  const enter = () => (editor ? editor.commands.focus() : box.focus())
  label?.addEventListener("click", enter)
  // A link in the error summary leads to the textarea, which is hidden: the editor takes its place.
  textarea.addEventListener("focus", enter)
  textarea.addEventListener("restored", () => (editor ? editor.commands.setContent(textarea.value) : (box.innerHTML = textarea.value)))
  document.querySelectorAll(`a[href="#${textarea.id}"]`).forEach((link) =>
    link.addEventListener("click", (event) => { event.preventDefault(); enter() }))
}

// How many characters stand before the caret, and where that is in the editor's document.
function caretIn(box) {
  const selection = getSelection()
  if (!selection.rangeCount || !box.contains(selection.anchorNode)) return 0
  const before = document.createRange()
  before.setStart(box, 0)
  before.setEnd(selection.anchorNode, selection.anchorOffset)
  return before.toString().length
}

function positionOf(editor, characters) {
  let left = characters
  let position = null
  editor.state.doc.descendants((node, at) => {
    if (position !== null || !node.isText) return
    if (left <= node.text.length) position = at + left
    else left -= node.text.length
  })
  return position ?? editor.state.doc.content.size - 1
}

const editAll = (root) => root.querySelectorAll("textarea[data-rich]").forEach(edit)
editAll(document)
document.addEventListener("row:added", (event) => editAll(event.target))
