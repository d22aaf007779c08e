using Cms.Api.Http;
using Cms.Model;
using FastEndpoints;

namespace Cms.Api.Delivery.Home;

/// <summary>Gets what the magazine is.</summary>
internal sealed class GetSite(CurrentSite site, SiteReader shown, Addresses addresses)
    : DeliveryEndpoint<EmptyRequest, OneResponse<SiteResponse, NothingIncluded>>
{
    public override void Configure() =>
        Reads(
            "/v1/site",
            "Get the site",
            "The magazine's name, language, time zone and logo, and the menus of its website. An entry of a menu whose target is not "
                + "public is left out, and comes back with it."
        );

    protected override Task<Answer> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        Task.FromResult(
            new Answer
            {
                Body = Bytes(
                    new OneResponse<SiteResponse, NothingIncluded>
                    {
                        Data = SiteResponse.From(site.Words, shown.Shown, addresses),
                        Included = NothingIncluded.Here,
                    }
                ),
                Collections = ["site"],
                HangsOn = Answer.On(ThingKind.Site),
            }
        );
}
