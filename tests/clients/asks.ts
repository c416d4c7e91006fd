// What a program asks of a service with the client that openapi-generator makes; its answers go out as JSON.
import { Configuration, EntitiesApi, GapsApi, PathsApi, ResponseError, type Problem } from "./samenspel-client";

async function asked(address: string): Promise<unknown> {
  const service = new Configuration({ basePath: address });
  const entities = new EntitiesApi(service);
  const gapsOf = new GapsApi(service);
  const pathsOf = new PathsApi(service);

  const found = (await entities.listEntities({ q: "IPO", limit: 1 })).items[0];
  const entity = await entities.getEntity({ entityId: found.id });
  const paths = await pathsOf.findPaths({ from: ["Provincie Drenthe"], to: ["MKB-Nederland"], k: 1 });

  const gaps: string[] = [];
  let page = await gapsOf.listGaps({ limit: 10 });
  gaps.push(...page.items.map((gap) => gap.id));
  while (page.next) {
    page = await gapsOf.listGaps({ limit: 10, cursor: page.next });
    gaps.push(...page.items.map((gap) => gap.id));
  }
  const commitments = await gapsOf.listCommitments({ limit: 1 });

  let problem: Problem | undefined;
  try {
    await pathsOf.findPaths({ from: ["Groningen"], to: ["MKB-Nederland"] });
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    problem = (await error.response.json()) as Problem;
  }
  return {
    found: found.id,
    entity: entity.summary.nl,
    steps: paths.paths[0].steps.length,
    gaps,
    total: page.total,
    commitments: commitments.total,
    problem: [problem?.status, (problem?.candidates ?? []).map((one) => one.id)],
  };
}

asked(process.argv[2]).then((answers) => process.stdout.write(JSON.stringify(answers)));
