from integrif_desk.documents import handover, preview
from tests.documents.snapshots import FULL


def test_every_page_becomes_a_picture_of_the_wished_width() -> None:
    pdf = handover.render(FULL)
    images = preview.render_pages(pdf, 300)
    assert preview.page_count(pdf) == len(images) == 4
    for image in images:
        assert image.width == 300
        assert abs(image.height - 424) <= 1
        assert len(image.rgb) == image.width * image.height * 3


def test_pictures_show_ink_on_white_paper() -> None:
    image = preview.render_pages(handover.render(FULL), 201)[0]  # odd width: rows are padded
    assert image.rgb[:3] == b"\xff\xff\xff"
    assert min(image.rgb) < 60
