import type { RequestHandler } from 'express';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Page not found</title>
  </head>
  <body>
    <main>
      <h1>Page not found</h1>
      <p>There is nothing at this address. <a href="/">Go to the start page</a></p>
    </main>
  </body>
</html>
`;

/** Tells a person who came with a browser that there is no such page; programs get the JSON refusal. */
export const notFoundPage: RequestHandler = (request, response, next) => {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads || request.accepts(['json', 'html']) !== 'html') {
    next();
    return;
  }
  response.status(404).type('html').send(PAGE);
};
