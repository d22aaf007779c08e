export default { cms: { input: process.env.CONTRACT, output: { mode: "split", target: "./generated/orval/cms.ts", client: "fetch", baseUrl: { runtime: "process.env.BASE" } } } };
