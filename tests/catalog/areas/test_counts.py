"""The figures of the reform of July 2025, counted from our own files.

Where a figure differs from the one that the uncorrected source gives, both stand here with the reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import cache
from statistics import median

import pytest

from vedich.catalog.areas import area, areas, chain, former_districts, inside, made_of
from vedich.catalog.areas.load import entries, rows
from vedich.domain.area import Area, AreaLevel, AreaType

NOW, THEN = date(2025, 7, 1), date(2025, 6, 30)

# code, name, former provinces by code, communes in all, phường, xã, đặc khu
PROVINCES = """
01 Hà Nội|01|126 51 75 0
04 Cao Bằng|04|56 3 53 0
08 Tuyên Quang|02 08|124 7 117 0
11 Điện Biên|11|45 3 42 0
12 Lai Châu|12|38 2 36 0
14 Sơn La|14|75 8 67 0
15 Lào Cai|10 15|99 10 89 0
19 Thái Nguyên|06 19|92 15 77 0
20 Lạng Sơn|20|65 4 61 0
22 Quảng Ninh|22|54 30 22 2
24 Bắc Ninh|24 27|99 33 66 0
25 Phú Thọ|17 25 26|148 15 133 0
31 Hải Phòng|30 31|114 45 67 2
33 Hưng Yên|33 34|104 11 93 0
37 Ninh Bình|35 36 37|129 32 97 0
38 Thanh Hóa|38|166 19 147 0
40 Nghệ An|40|130 11 119 0
42 Hà Tĩnh|42|69 9 60 0
44 Quảng Trị|44 45|78 8 69 1
46 Huế|46|40 21 19 0
48 Đà Nẵng|48 49|94 23 70 1
51 Quảng Ngãi|51 62|96 9 86 1
52 Gia Lai|52 64|135 25 110 0
56 Khánh Hòa|56 58|65 16 48 1
66 Đắk Lắk|54 66|102 14 88 0
68 Lâm Đồng|60 67 68|124 20 103 1
75 Đồng Nai|70 75|95 23 72 0
79 Hồ Chí Minh|74 77 79|168 113 54 1
80 Tây Ninh|72 80|96 14 82 0
82 Đồng Tháp|82 87|102 20 82 0
86 Vĩnh Long|83 84 86|124 19 105 0
91 An Giang|89 91|102 14 85 3
92 Cần Thơ|92 93 94|103 31 72 0
96 Cà Mau|95 96|64 9 55 0
""".strip().splitlines()


@cache
def steps(as_in_the_source: bool = False) -> dict[str, list[tuple[str, bool]]]:
    """Give (former, split) by commune of today; with the refused links put back when asked."""
    pairs = [(old, new) for old, new, *_ in rows("lineage") if new.startswith("X34")]
    if as_in_the_source:
        pairs += [(row[1], row[2]) for row in rows("corrections") if row[0] == "link"]
    times = Counter(old for old, _ in pairs)
    found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for old, new in pairs:
        found[new].append((old, times[old] > 1))
    return found


def split_counts(as_in_the_source: bool) -> dict[int, int]:
    times = Counter(old for olds in steps(as_in_the_source).values() for old, _ in olds)
    return {pieces: count for pieces, count in Counter(times.values()).items() if pieces > 1}


def district(former: str) -> str:
    """Give the district of a former commune; an island district without communes is its own."""
    return area(former).parent if former.startswith("X63") else former  # type: ignore[return-value]


def present() -> tuple[Area, ...]:
    return areas(AreaLevel.COMMUNE, NOW)


def test_there_are_34_provinces_of_which_6_are_cities() -> None:
    kinds = Counter(province.type for province in areas(AreaLevel.PROVINCE, NOW))
    assert kinds == {AreaType.PROVINCE: 28, AreaType.CENTRAL_CITY: 6}


def test_there_are_3321_communes_wards_and_special_zones() -> None:
    kinds = Counter(commune.type for commune in present())
    assert kinds == {AreaType.COMMUNE: 2621, AreaType.WARD: 687, AreaType.SPECIAL_ZONE: 13}


def test_before_the_reform_there_were_63_provinces_and_696_districts() -> None:
    assert len(areas(AreaLevel.PROVINCE, THEN)) == 63
    assert len(areas(AreaLevel.DISTRICT, THEN)) == 696
    assert areas(AreaLevel.DISTRICT, NOW) == ()


def test_the_10040_lowest_areas_are_10035_communes_and_5_island_districts_without_communes() -> None:
    islands = [place for place in areas(AreaLevel.DISTRICT, THEN) if not inside(place)]
    assert sorted(island.name for island in islands) == [
        "Bạch Long Vĩ",
        "Côn Đảo",
        "Cồn Cỏ",
        "Hoàng Sa",
        "Lý Sơn",
    ]
    assert len(areas(AreaLevel.COMMUNE, THEN)) + len(islands) == 10_040
    assert len({old for olds in steps().values() for old, _ in olds}) == 10_040


@pytest.mark.parametrize("line", PROVINCES)
def test_each_province_has_its_code_its_origin_and_its_communes(line: str) -> None:
    head, origin, counts = line.split("|")
    code, name = head.split(" ", 1)
    province = area(f"T34:{code}")
    kinds = Counter(commune.type for commune in inside(province))
    assert province.name == name
    assert sorted(passage.area.code for passage in made_of(province)) == origin.split()
    assert [
        len(inside(province)),
        kinds[AreaType.WARD],
        kinds[AreaType.COMMUNE],
        kinds[AreaType.SPECIAL_ZONE],
    ] == [int(count) for count in counts.split()]


def test_23_provinces_were_merged_and_11_kept() -> None:
    assert sum(len(made_of(province)) > 1 for province in areas(AreaLevel.PROVINCE, NOW)) == 23


def test_137_communes_equal_one_undivided_former_commune() -> None:
    assert sum(len(olds) == 1 and not olds[0][1] for olds in steps().values()) == 137


def test_442_communes_were_split_and_471_in_the_source() -> None:
    # 29 of the 471 owe their second or third piece to another commune of the same name, see corrections.csv.
    assert split_counts(as_in_the_source=True) == {2: 397, 3: 58, 4: 15, 5: 1}
    assert split_counts(as_in_the_source=False) == {2: 370, 3: 56, 4: 15, 5: 1}


def test_414_communes_hold_a_piece_of_a_split_one_and_441_in_the_source() -> None:
    assert sum(any(split for _, split in olds) for olds in steps(True).values()) == 441
    assert sum(any(split for _, split in olds) for olds in steps().values()) == 414


def test_297_communes_span_several_districts_and_317_in_the_source() -> None:
    def spanning(as_in_the_source: bool) -> int:
        return sum(len({district(old) for old, _ in olds}) > 1 for olds in steps(as_in_the_source).values())

    assert (spanning(True), spanning(False)) == (317, 297)
    assert sum(len(former_districts(commune)) > 1 for commune in present()) == 297


def test_the_median_commune_joins_3_and_the_largest_14_or_15_in_the_source() -> None:
    # The 15 of the source are phường Cao Lãnh with six numbered wards of other towns.
    sizes = sorted(len(olds) for olds in steps().values())
    assert (median(sizes), sizes[-1]) == (3, 14)
    assert max(len(olds) for olds in steps(True).values()) == 15


def test_3316_codes_are_used_again() -> None:
    assert sum(f"X63:{commune.code}" in entries() for commune in present()) == 3316


def test_1803_of_the_codes_used_again_carry_another_name_and_2115_if_a_township_counts_as_renamed() -> None:
    # "2.116" circulates: it also counts each thị trấn that became a xã or phường of its own name, and reads
    # type words by their capitals ('Thị Trấn').
    pairs = [
        (commune, area(f"X63:{commune.code}")) for commune in present() if f"X63:{commune.code}" in entries()
    ]
    assert sum(now.name != then.name for now, then in pairs) == 1803
    assert sum(now.name != then.name or then.type is AreaType.TOWNSHIP for now, then in pairs) == 2115


def test_2087_communes_keep_the_name_of_one_of_several_and_2085_if_capitals_matter() -> None:
    kept = sum(
        len(olds) > 1 and any(area(old).name == area(new).name for old, _ in olds)
        for new, olds in steps().items()
    )
    assert kept == 2087


def test_590_communes_carry_the_name_of_a_district_and_585_if_capitals_matter() -> None:
    # The source writes a few 'Thị Xã' and 'Thành Phố'; those districts lose their type only in our files.
    named = sum(
        any(area(district(old)).name == area(new).name for old, _ in olds) for new, olds in steps().items()
    )
    assert named == 590


def test_246_names_with_their_type_occur_in_several_provinces() -> None:
    where: dict[str, set[str | None]] = defaultdict(set)
    for commune in present():
        where[commune.title].add(commune.parent)
    assert sum(len(provinces) > 1 for provinces in where.values()) == 246


def test_367_wards_took_in_a_commune_and_605_communes_a_ward_or_township() -> None:
    # "599" circulates for the second: it misses the township type where the source writes 'Thị Trấn'.
    def taking(kind: AreaType, taken: set[AreaType], as_in_the_source: bool) -> int:
        return sum(
            area(new).type is kind and any(area(old).type in taken for old, _ in olds)
            for new, olds in steps(as_in_the_source).items()
        )

    urban = {AreaType.WARD, AreaType.TOWNSHIP}
    assert taking(AreaType.WARD, {AreaType.COMMUNE}, False) == 367
    assert taking(AreaType.WARD, {AreaType.COMMUNE}, True) == 367
    assert taking(AreaType.COMMUNE, urban, False) == taking(AreaType.COMMUNE, urban, True) == 605


def test_six_pairs_of_districts_shared_a_name_within_a_province() -> None:
    named: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for place in areas(AreaLevel.DISTRICT, THEN):
        named[place.parent, place.name].append(place.title)
    pairs = {key[1]: sorted(titles) for key, titles in named.items() if len(titles) > 1}
    assert sorted(pairs) == ["Cai Lậy", "Cao Lãnh", "Duyên Hải", "Hồng Ngự", "Kỳ Anh", "Long Mỹ"]
    assert pairs["Cai Lậy"] == ["huyện Cai Lậy", "thị xã Cai Lậy"]


@pytest.mark.parametrize(
    ("code", "name", "was"),
    [
        ("80", "Tây Ninh", "Long An"),
        ("82", "Đồng Tháp", "Tiền Giang"),
        ("15", "Lào Cai", "Yên Bái"),
        ("24", "Bắc Ninh", "Bắc Giang"),
        ("44", "Quảng Trị", "Quảng Bình"),
        ("52", "Gia Lai", "Bình Định"),
        ("91", "An Giang", "Kiên Giang"),
    ],
)
def test_codes_and_names_of_provinces_cross_over(code: str, name: str, was: str) -> None:
    assert (area(f"T34:{code}").name, area(f"T63:{code}").name) == (name, was)


def test_every_area_stands_in_one_that_stood_at_the_same_time() -> None:
    for area_id, row in entries().items():
        if row[4]:
            assert area(row[4]).until == area(area_id).until
            assert chain(area(area_id))[-1].level is AreaLevel.PROVINCE


def test_each_former_commune_stays_within_the_heir_of_its_province() -> None:
    heir = {old: new for old, new, *_ in rows("lineage") if old.startswith("T63")}
    for new, olds in steps().items():
        for old, _ in olds:
            assert heir[chain(area(old))[-1].id] == area(new).parent
