from django.urls import path

from alany.faces.trust_box import board, keepsakes, leaving, sealed, state, writing

app_name = "trust_box"
urlpatterns = [
    path("", writing.start, name="start"),
    path("write/", writing.write, name="write"),
    path("safety/", writing.safety, name="safety"),
    path("exit/", leaving.leave, name="exit"),
    path("receipt/slip.pdf", keepsakes.slip_pdf, name="slip"),
    path("receipt/proof.tlog-proof", keepsakes.proof_file, name="proof"),
    path("receipt/code/", keepsakes.proof_code, name="code"),
    path("state/", state.state, name="state"),
    path("state/appeal/", state.promote_page, name="promote"),
    path("state/file/", state.open_file_page, name="file"),
    path("board/", board.board_page, name="board"),
    path("board.csv", board.board_csv, name="board_csv"),
    path("sealed/", sealed.whole_form, name="sealed"),
    path("ring.json", sealed.ring, name="ring"),
    path("directory.json", sealed.directory, name="directory"),
    path("sealed/send/", sealed.take_message, name="take_message"),
    path("sealed/file/", sealed.take_file, name="take_file"),
    path("sealed/open/<str:name>/", sealed.open_file, name="sealed_file"),
    path("status.json", sealed.status, name="status"),
    path("message.json", sealed.take_more, name="take_more"),
]
