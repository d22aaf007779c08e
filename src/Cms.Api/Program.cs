using Cms.Api;
using Cms.Api.Access;
using Cms.Api.Commands;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Delivery.Root;
using Cms.Api.Http;
using Cms.Api.Http.OpenApi;
using Cms.Api.Http.Problems;
using Cms.Api.Partners;
using Cms.Api.Webhooks;

OwnFiles.KeepPrivate();

// The commands (migrate, backup …) are the same program; without one it serves.
if (CommandLine.Names(args))
    return await CommandLine.RunAsync(args);

NativeMemory.Bound();
if (!ServerSetup.TryBegin(args, out var builder, out var settings))
    return CommandLine.Failure;

builder.AddServerLimits(settings);
builder.AddOneLineLogs();
builder.Services.AddModel(settings);
builder.Services.AddAccess(settings);
builder.Services.AddDelivery();
builder.Services.AddLive();
builder.Services.AddPartners();
builder.Services.AddMedia(settings);
builder.Services.AddContract(WebhookDescription.All, typeof(BlockResponse));
builder.Services.AddBackground();
builder.Services.AddWebhooks();

if (!builder.TryBuild(out var app))
    return CommandLine.Failure;

app.UseDrain();
app.UseAddressLimit(settings);
app.UseProblemPages();
app.UseFrontPage(settings);
app.UseResponseCache();
app.UseProblems();
app.UsePublicHeaders(settings);
app.UseRouting();
app.UseAccess();
app.UseWorkPlaces();
app.UsePartnerGate();
app.UseContract();
app.UseOperations();

return await app.ServeAsync(settings);

/// <summary>The program: a table of contents, one line per concern.</summary>
public partial class Program;
