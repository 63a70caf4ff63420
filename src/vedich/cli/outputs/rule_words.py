"""What the reader's rules are called before people: each in Vietnamese and in English."""

from __future__ import annotations

RULES: dict[str, tuple[str, str]] = {
    # What the figure states.
    "level": ("mức đạt được hoặc đề ra", "a level"),
    "count": ("số đếm được", "a count"),
    "rate": ("tỷ lệ là chính chỉ tiêu", "a rate that is the indicator itself"),
    "plan_share": ("phần trăm so với kế hoạch", "a percentage of a plan"),
    "growth": ("tăng, giảm so với kỳ khác", "a change or a ratio against another period"),
    "change": ("tăng, giảm theo số tuyệt đối", "a change in absolute terms"),
    "share": ("tỷ trọng trong tổng", "a share of a whole"),
    "bracket": ("kế hoạch hoặc cùng kỳ trong ngoặc", "a plan or an earlier level in brackets"),
    "from_to": ("mức cũ trong “từ … lên …”", "the level left behind in 'from … to …'"),
    "year_ago": ("mức của năm trước", "the level of the year before"),
    "listing": ("số trong danh sách không kèm đơn vị", "a bare number of a list"),
    "cell": ("ô của bảng", "a cell of a table"),
    "not_a_claim": ("số không nói về chỉ tiêu nào", "a number about no indicator"),
    "plan_unsaid": ("không nói rõ kế hoạch nào", "no plan is named"),
    "plan_of_the_list": ("kế hoạch nêu cho cả danh sách", "the plan named for the whole list"),
    "series": ("chia theo “lần lượt”", "shared out by 'in turn'"),
    "column_target": ("cột kế hoạch", "a column of plans"),
    "column_result": ("cột kết quả", "a column of results"),
    "column_comparison": ("cột so sánh", "a column of comparisons"),
    "column_baseline": ("cột kỳ trước", "a column of earlier levels"),
    "column_unsaid": (
        "đầu cột không nói là kế hoạch hay kết quả",
        "a column that does not say plan or result",
    ),
    "relation_unsaid": ("đầu cột không nói rõ so với gì", "a column that does not say against what"),
    # How its name was found.
    "name_headed": ("tên đứng ngay trước", "named right before it"),
    "name_own": ("tên lấy từ những chữ đứng trước", "named by the words before it"),
    "name_behind": ("tên lấy từ những chữ đứng sau", "named by the words behind it"),
    "name_joined": ("tên ghép từ chữ trước và chữ sau", "named by words on both sides"),
    "name_composed": ("tên ghép với tên chung nêu trước", "named together with the whole told before"),
    "name_inherited": ("dùng tiếp tên đã nêu trước", "the name told before goes on"),
    "name_before_bracket": ("tên đứng trước ngoặc", "named before the bracket"),
    "name_missing": ("không thấy tên", "no name was found"),
    "part": ("là một phần của tổng", "a part of a whole"),
    # How its period was found.
    "period_named": ("kỳ nêu trong câu", "the sentence names the period"),
    "period_named_without_year": (
        "kỳ nêu trong câu, năm theo văn bản",
        "the sentence names the period, the text its year",
    ),
    "period_behind": ("kỳ nêu ngay sau con số", "the period stands behind the figure"),
    "period_of_sentence": ("kỳ nêu ở đầu câu", "the period stands earlier in the sentence"),
    "period_of_sentence_without_year": (
        "kỳ nêu ở đầu câu, năm theo văn bản",
        "the period stands earlier in the sentence, its year elsewhere",
    ),
    "period_carried": ("kỳ theo câu hoặc đề mục trước", "the period told before holds"),
    "period_default": ("kỳ của cả văn bản", "the period of the whole text"),
    "period_derived": ("kỳ suy từ kỳ đã nêu", "the period follows from one that was told"),
    "period_of_year": ("trọn năm", "the whole year"),
    "period_missing": ("không rõ kỳ", "no period was found"),
    "no_period_told": ("câu không nêu kỳ", "the sentence names no period"),
    "several_periods": ("câu nêu nhiều kỳ", "the sentence names several periods"),
    "told_far": ("kỳ nêu ở xa phía trước", "the period was told long before"),
    "told_nowhere": ("phía trước không nêu kỳ nào", "no period was told before"),
    "earlier_year": ("năm trước năm của văn bản", "of a year before the text's own"),
    "later_year": ("năm sau năm của văn bản", "of a year after the text's own"),
    # How goal and result were told apart.
    "goal_said": ("có chữ đặt mục tiêu", "words set it as a goal"),
    "goal_assumed": ("coi là mục tiêu theo ngữ cảnh", "taken for a goal by what stands around"),
    "result_said": ("có chữ báo kết quả", "words report it as a result"),
    "result_assumed": (
        "coi là kết quả vì không có chữ đặt mục tiêu",
        "taken for a result as nothing sets a goal",
    ),
    "goal_by_pair": ("đọc theo cặp kết quả/kế hoạch", "read as a pair of result and plan"),
    "damaged": ("chữ số hỏng đã được chữa", "a damaged digit was mended"),
    "task_row": ("dòng của bảng nhiệm vụ", "a row of a table of tasks"),
    # What the file says of the stretch it stands on.
    "mark_inserted": ("nằm trong chỗ sửa chưa duyệt", "in a tracked change not yet accepted"),
    "mark_hidden": ("nằm trong phần bị ẩn của tệp", "in a hidden part of the file"),
    "mark_ocr": ("đọc từ ảnh quét", "read from a scanned picture"),
    "mark_text_number": ("số được lưu dưới dạng chữ", "a number held as text"),
    "mark_stale_formula": ("kết quả công thức đã cũ", "the stored result of a formula is out of date"),
    "mark_faulty_formula": ("công thức có vẻ sai", "a formula that looks wrong"),
    "mark_converted": ("chuyển từ bảng mã cũ", "converted from an old encoding"),
    # Where other readings come from.
    "often_confused": ("hai nghĩa hay lẫn nhau", "often confused with it"),
    "link": ("tên gần giống trong danh mục", "a like name in the catalog"),
    "area_link": ("tên cũng hợp với nơi khác", "the name fits another place as well"),
}


def rule_words(rule: str, lang: str) -> str:
    """Give what a rule is called; one without words of its own goes by its name.

    >>> rule_words("name_inherited", "vi"), rule_words("other_rule", "vi")
    ('dùng tiếp tên đã nêu trước', 'other_rule')
    """
    return RULES[rule][lang == "en"] if rule in RULES else rule
