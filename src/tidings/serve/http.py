"""The HTTP service of one project: pages, their JSON twins, and exports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles

from tidings.errors import TidingsError, UsageError
from tidings.ingest.metadata import Metadata
from tidings.ingest.plain import read_text
from tidings.pipeline import read_safely
from tidings.serve.details import details_of, summary_of
from tidings.serve.export import ATTRIBUTION, exported
from tidings.serve.guard import LOCAL_HOSTS, Guard
from tidings.serve.ledger import Ledger
from tidings.serve.pages import Pages
from tidings.serve.reading import problem_json, reading_of
from tidings.serve.templating import HERE
from tidings.store.project import Project

_MEDIA = {"csv": "text/csv", "geojson": "application/geo+json", "jsonl": "application/x-ndjson"}
_MOST_ROWS = 1000


class Article(BaseModel):
    """A text to read, and what is known of it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=2_000_000)
    published: date | None = None
    title: str | None = Field(default=None, max_length=2000)
    outlet: str | None = Field(default=None, max_length=500)
    url: str | None = Field(default=None, max_length=2000)
    language: str | None = Field(default=None, max_length=10)


def create_app(project: Project, *, hosts: Iterable[str] = LOCAL_HOSTS) -> FastAPI:
    """The service of a project; it answers requests for the given host names only."""
    ledger = Ledger(project)
    app = FastAPI(title="tidings", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    _add_pages(app, Pages(ledger))
    _add_api(app, ledger)
    _add_errors(app)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.add_middleware(Guard, hosts=tuple(hosts))
    return app


def _add_pages(app: FastAPI, pages: Pages) -> None:
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @router.get("/")
    def incidents(request: Request, q: str = "", page: int = 1) -> str:
        # A page that is there already asks for the list alone.
        return pages.incidents(q.strip(), page, is_part="hx-request" in request.headers)

    @router.get("/incident/{incident_id}")
    def incident(incident_id: str) -> str:
        return pages.incident(incident_id)

    @router.get("/documents")
    def documents(page: int = 1) -> str:
        return pages.documents(page)

    @router.get("/document/{doc_id}")
    def document(doc_id: str) -> str:
        return pages.document(doc_id)

    @router.get("/statements")
    def statements() -> str:
        return pages.statements()

    @router.get("/problems")
    def problems() -> str:
        return pages.problems()

    app.include_router(router)


def _add_api(app: FastAPI, ledger: Ledger) -> None:
    @app.get("/api/incidents")
    def incidents(q: str = "", offset: int = 0, limit: int = 100) -> JSONResponse:
        """Incidents that fit a query, the latest first."""
        if offset < 0 or not 1 <= limit <= _MOST_ROWS:
            raise UsageError(f"offset is at least 0 and limit between 1 and {_MOST_ROWS}")
        rows = ledger.rows(q.strip())
        shown = [summary_of(row) for row in rows[offset : offset + limit]]
        return JSONResponse({"query": q, "total": len(rows), "incidents": shown, "attribution": ATTRIBUTION})

    @app.get("/api/incidents/{incident_id}")
    def incident(incident_id: str) -> JSONResponse:
        """One incident with every claim, its words, and who disagrees."""
        return JSONResponse(details_of(ledger.project.incident(incident_id)))

    @app.get("/api/documents/{doc_id}")
    def document(doc_id: str) -> JSONResponse:
        """What was read in one document."""
        return JSONResponse(reading_of(ledger.project.reading(doc_id)))

    @app.get("/api/problems")
    def problems() -> JSONResponse:
        """What could not be used, and why."""
        return JSONResponse([problem_json(problem) for problem in ledger.project.problems()])

    @app.post("/api/extract")
    def extract(article: Article) -> JSONResponse:
        """Read a text without keeping it."""
        known = Metadata(
            title=article.title,
            published=article.published,
            outlet=article.outlet,
            url=article.url,
            language=article.language,
            basis="user" if article.published else None,
        )
        return JSONResponse(reading_of(read_safely(read_text(article.text, known))))

    @app.get("/export/{form}")
    def export(form: str, q: str = "") -> Response:
        """Incidents that fit a query as csv, geojson or jsonl."""
        if form not in _MEDIA:
            raise HTTPException(404, f"no export is called {form!r}; there are {', '.join(_MEDIA)}")
        content = exported(ledger.incidents(q.strip()), form, q.strip())
        name = f"attachment; filename=incidents.{form}"
        return Response(content, media_type=_MEDIA[form], headers={"content-disposition": name})


def _add_errors(app: FastAPI) -> None:
    @app.exception_handler(TidingsError)
    def refused(request: Request, error: Exception) -> Response:
        by_path = any(key.endswith("_id") for key in request.path_params)
        status = 404 if by_path else 400 if isinstance(error, UsageError) else 500
        return _error(request, status, str(error))

    @app.exception_handler(HTTPException)
    def missing(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        words = str(error.detail) if isinstance(error, HTTPException) else str(error)
        return _error(request, status, words)

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, error: Exception) -> Response:
        found = error.errors() if isinstance(error, RequestValidationError) else []
        words = "; ".join(f"{'.'.join(map(str, item['loc'][1:]))}: {item['msg']}" for item in found[:5])
        return _error(request, 422, words or "the request cannot be understood")

    @app.exception_handler(Exception)
    def fault(request: Request, error: Exception) -> Response:
        return _error(
            request, 500, f"a fault of ours ({type(error).__name__}); the server's terminal says more"
        )


def _error(request: Request, status: int, words: str) -> Response:
    """An error as a page for people, as JSON for programs."""
    if request.url.path.startswith(("/api", "/export")):
        return JSONResponse({"error": words}, status_code=status)
    return HTMLResponse(Pages.error(status, words), status_code=status)
