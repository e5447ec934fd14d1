"""A finding: where it stands, what it quotes, what it says."""

from reporting.checks.figures import check

BROKEN = "La casa hospedó a 640 personas: 410 hombres y 220 mujeres."


def only(content):
    findings = check(content)
    assert len(findings) == 1
    return findings[0]


def test_the_passage_is_quoted_from_total_to_last_part():
    finding = only({"results": f"<p>Primero otra cosa.</p><p>{BROKEN}</p>"})
    assert (finding.check, finding.severity, finding.field) == ("figures", "warns", "results")
    assert finding.quote == "640 personas: 410 hombres y 220 mujeres"
    assert (finding.start, finding.end) == (37, 76)
    assert (finding.stated, finding.parts, finding.sum) == (640, (410, 220), 630)


def test_the_message_says_total_parts_sum_and_difference():
    assert only({"results": BROKEN}).message == (
        "El total escrito es 640, pero sus partes (410 + 220) suman 630: 10 de menos. "
        "Por favor, revise cuál de las cifras es la correcta."
    )


def test_a_question_accuses_nobody():
    finding = only(
        {"results": "Se dictaron 1,508 medidas (807 niños y adolescentes; 699 niñas y adolescentes)."}
    )
    assert finding.severity == "notes"
    assert finding.message == (
        "Se menciona 1,508 y después 807 + 699, que suman 1,506 (2 de menos). ¿Se refieren a lo mismo? "
        "Si es así, revise las cifras; si no, déjelas como están."
    )


def test_every_text_of_the_entry_is_read():
    content = {"description": BROKEN, "results": BROKEN, "challenges": [{"text": "Nada."}, {"text": BROKEN}]}
    assert [finding.field for finding in check(content)] == ["description", "results", "challenges.1"]


def test_two_columns_may_be_wrong_although_the_whole_adds_up():
    text = (
        "Se atendió a 1,000 personas: 520 mujeres y 480 hombres. El 70% en zonas urbanas (340 mujeres y 360 hombres) "
        "y el 30% en zonas rurales (190 mujeres y 110 hombres)."
    )
    assert [(f.stated, f.parts, f.sum) for f in check({"results": text})] == [
        (520, (340, 190), 530),
        (480, (360, 110), 470),
    ]
    assert "Para «mujeres» el total escrito es 520" in check({"results": text})[0].message


def test_a_note_and_an_address_are_not_read():
    text = (
        "<p>Se atendió a 30 personas<span class='note'>De ellas, 10 mujeres y 15 hombres</span> "
        "https://example.org/3-mujeres-y-4-hombres, 18 mujeres y 12 hombres.</p>"
    )
    assert check({"results": text.replace("'", '"')}) == []


def test_a_list_of_another_length_than_announced_is_a_question():
    items = "".join(f"<li>Taller {name}.</li>" for name in ("norte", "sur", "centro"))
    finding = only({"results": f"<p>Se realizaron 4 talleres de capacitación:</p><ul>{items}</ul>"})
    assert (finding.severity, finding.stated, finding.sum) == ("notes", 4, 3)
    assert finding.message == "Se anuncian 4 y la lista tiene 3. ¿Falta o sobra alguno?"


def test_nothing_to_read():
    assert check({}) == []
    assert check({"description": None, "results": "", "challenges": [], "figures": []}) == []
