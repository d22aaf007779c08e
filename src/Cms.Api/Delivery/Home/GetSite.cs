using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Delivery.Home;

/// <summary>Gets what the magazine is.</summary>
internal sealed class GetSite(Settings settings, Addresses addresses)
    : DeliveryEndpoint<EmptyRequest, OneResponse<SiteResponse, NothingIncluded>>
{
    public override void Configure() =>
        Reads("/v1/site", "Get the site", "The magazine's name, language, time zone and logo, as the operator set them.");

    protected override Task<Answer> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        Task.FromResult(
            new Answer
            {
                Body = Bytes(
                    new OneResponse<SiteResponse, NothingIncluded>
                    {
                        Data = SiteResponse.From(settings.Site, addresses),
                        Included = NothingIncluded.Here,
                    }
                ),
                Collections = ["site"],
                HangsOn = [],
            }
        );
}
