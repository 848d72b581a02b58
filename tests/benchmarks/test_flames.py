"""Samples become shares and pictures that name the program's own functions, and nothing of the machine."""

from xml.etree import ElementTree as ET

from benchmarks.flame_svg import picture
from benchmarks.flames import table
from benchmarks.stacks import by_room, stacks_of, tree_of

RAW = """\
process 7:"";_run_code (<frozen runpy>:88);main (evalgen/cli/__init__.py:23);read (evalgen/reading/one.py:5) 30
process 7:"";process 9:"x";main (evalgen/cli/__init__.py:23);_serve (evalgen/pipeline/workers.py:7);read (evalgen/reading/one.py:9) 10
process 7:"";main (evalgen/cli/__init__.py:30);score (evalgen/scoring/two.py:2);__add__ (/usr/lib/python3/fractions.py:4) 50
process 7:"";main (evalgen/cli/__init__.py:1);_find_and_load (<frozen importlib._bootstrap>:1);dataclass (dataclasses.py:3) 10
"""


def test_lines_and_processes_of_one_function_are_one_frame() -> None:
    root = tree_of(stacks_of(RAW))
    main = root.called["main (evalgen/cli/__init__.py)"]
    assert (root.samples, main.samples) == (100, 100)
    assert {name: frame.samples for name, frame in main.called.items()} == {
        "read (evalgen/reading/one.py)": 40,
        "score (evalgen/scoring/two.py)": 50,
        "_find_and_load (<frozen importlib._bootstrap>)": 10,
    }


def test_what_a_room_calls_outside_counts_as_its_own_and_loading_apart() -> None:
    assert by_room(stacks_of(RAW)) == {"scoring": 0.5, "reading": 0.4, "loading modules": 0.1}


def test_the_picture_is_sound_and_names_shares_but_no_folder_of_the_machine() -> None:
    text = picture(tree_of(stacks_of(RAW)), "evalgen <check>")
    titles = [item.text for item in ET.fromstring(text).iter("{http://www.w3.org/2000/svg}title")]  # noqa: S314 - our own
    assert "read (evalgen/reading/one.py) 40.0 %" in titles
    assert "__add__ (python3/fractions.py) 50.0 %" in titles
    assert "/usr" not in text
    assert "<script" not in text


def test_frames_too_narrow_to_be_seen_are_left_out() -> None:
    raw = RAW + "main (evalgen/cli/__init__.py:1);rare (evalgen/domain/three.py:1) 1\n" + RAW * 9
    assert "rare" not in picture(tree_of(stacks_of(raw)), "check")


def test_states_stand_side_by_side() -> None:
    told = table(
        "check", {"before": {"reading": 1.0}, "after": {"reading": 0.25, "scoring": 0.75}}, {"before": 8, "after": 2}
    )
    assert told.splitlines()[2:] == [
        "| seconds of all processes | 8.0 | 2.0 |",
        "| reading | 100 % | 25 % |",
        "| scoring | 0 % | 75 % |",
        "",
    ]
