from tools.demo.samples import Figures, Sample

RUN = [
    Sample(0.0, 0, 0, 0),
    Sample(0.5, 40, 0, 0),
    Sample(1.0, 60, 1, 0),
    Sample(1.5, 58, 1, 1),
    Sample(2.0, 30, 4, 3),
    Sample(2.5, 0, 4, 4),
    Sample(3.0, 2, 2, 2),
    Sample(3.5, 0, 1, 1),
    Sample(4.0, 0, 0, 0),
]


def test_the_figures_of_a_run_count_from_the_first_message_to_zero_for_good() -> None:
    assert Figures.of(RUN) == Figures(peak=4, first_ready=1.5, queue_empty=3.5, back_to_zero=4.0)


def test_figures_in_words() -> None:
    words = "First replica ready after 1.5 s · queue empty after 3.5 s · back to zero after 4.0 s"
    assert str(Figures.of(RUN)) == words
