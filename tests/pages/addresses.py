"""One address of every page on the bundled data, and of the states that look different."""

PAGES = (
    "/",
    "/search",
    "/search?q=drenthe",
    "/search?q=bestaatniet",
    "/entities/tooi-pv24",
    "/entities/economisch-samenwerkingsplatform",
    "/entities/kst-33009-104",
    "/paths",
    "/paths?from=Provincie+Flevoland&to=MKB-Nederland&strategy=different",
    "/paths?from=Groningen&to=MKB-Nederland",
    "/gaps",
    "/matrix",
    "/matrix?row=tooi-pv22&column=sbir",
    "/map",
    "/sources",
    "/changes",
    "/about",
    "/api",
    "/bestaatniet",
)
