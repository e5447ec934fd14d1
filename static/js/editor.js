// The rich text editor: turns each textarea[data-rich] into an editor of the tags that `reporting/richtext.py` keeps.
// Without JavaScript the textarea stays, and plain text written in it becomes paragraphs and bullets.

const SPANISH = { Update: "Aceptar", Cancel: "Cancelar", URL: "Dirección", Title: "Título", "Edit Link": "Enlace", Remove: "Quitar" }
window.gettext ??= (text) => SPANISH[text] ?? text

const library = document.querySelector("script[data-library]").dataset.library
const t = await import(library)

// A footnote, written where its mark stands.
const Note = t.Mark.create({
  name: "note",
  inclusive: false,
  parseHTML: () => [{ tag: "span.note" }],
  renderHTML: () => ["span", { class: "note" }, 0],
})

const EXTENSIONS = [
  t.Document, t.Paragraph, t.Text, t.HardBreak, t.History, t.Dropcursor, t.Gapcursor,
  t.Bold, t.Italic, t.Subscript, t.Superscript, Note, t.Link.configure({ enableTarget: false }),
  t.BulletList, t.OrderedList, t.ListItem, t.Table, t.TableRow, t.TableHeader, t.TableCell,
]

const inTable = (editor) => editor.isActive("table")
const TOOLS = [
  { text: "N", title: "Negrita", mark: "bold", run: (c) => c.toggleBold() },
  { text: "K", title: "Cursiva", mark: "italic", run: (c) => c.toggleItalic() },
  { text: "• Lista", title: "Lista con viñetas", mark: "bulletList", run: (c) => c.toggleBulletList() },
  { text: "1. Lista", title: "Lista numerada", mark: "orderedList", run: (c) => c.toggleOrderedList() },
  { text: "Enlace", title: "Enlace", mark: "link", act: (editor) => editor.commands.addLink() },
  { text: "Nota", title: "Nota al pie con el texto seleccionado", mark: "note", run: (c) => c.toggleMark("note") },
  { text: "Tabla", title: "Insertar tabla", run: (c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true }), when: (e) => !inTable(e) },
  { text: "+ Fila", title: "Agregar fila", run: (c) => c.addRowAfter(), when: inTable },
  { text: "− Fila", title: "Quitar fila", run: (c) => c.deleteRow(), when: inTable },
  { text: "+ Columna", title: "Agregar columna", run: (c) => c.addColumnAfter(), when: inTable },
  { text: "− Columna", title: "Quitar columna", run: (c) => c.deleteColumn(), when: inTable },
  { text: "Quitar tabla", title: "Quitar tabla", run: (c) => c.deleteTable(), when: inTable },
  { text: "↶", title: "Deshacer", run: (c) => c.undo() },
  { text: "↷", title: "Rehacer", run: (c) => c.redo() },
]

const element = (tag, attributes, ...children) => {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  node.append(...children)
  return node
}

function toolbar(editor, name) {
  const bar = element("div", { class: "prose-tools", role: "group", "aria-label": `Formato de ${name}` })
  const buttons = TOOLS.map((tool) => {
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

function edit(textarea) {
  const label = document.querySelector(`label[for="${textarea.id}"]`)
  const name = label?.textContent.trim() ?? "texto"
  const holder = element("div", { class: "prose-editor" })
  const attributes = { role: "textbox", "aria-multiline": "true", "aria-label": name, lang: "es-MX", spellcheck: "true" }
  const describedBy = textarea.getAttribute("aria-describedby")
  if (describedBy) attributes["aria-describedby"] = describedBy
  if (textarea.getAttribute("aria-invalid")) attributes["aria-invalid"] = "true"
  textarea.before(holder)
  const editor = new t.Editor({
    element: holder,
    extensions: EXTENSIONS,
    content: textarea.value,
    injectCSS: false,
    editorProps: { attributes },
    onUpdate: () => {
      textarea.value = editor.isEmpty ? "" : editor.getHTML()
      textarea.dispatchEvent(new Event("input", { bubbles: true }))
    },
  })
  textarea.addEventListener("restored", () => editor.commands.setContent(textarea.value))
  holder.prepend(toolbar(editor, name))
  holder.append(textarea)
  label?.addEventListener("click", () => editor.commands.focus())
  // A link in the error summary leads to the textarea, which is hidden: the editor takes its place.
  textarea.addEventListener("focus", () => editor.commands.focus())
  document.querySelectorAll(`a[href="#${textarea.id}"]`).forEach((link) =>
    link.addEventListener("click", (event) => { event.preventDefault(); editor.commands.focus() }))
}

const editAll = (root) => root.querySelectorAll("textarea[data-rich]").forEach(edit)
editAll(document)
document.addEventListener("row:added", (event) => editAll(event.target))
