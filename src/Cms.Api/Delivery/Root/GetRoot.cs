using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Delivery.Root;

/// <summary>Says what stands where.</summary>
internal sealed class GetRoot(CurrentSite site, Addresses addresses) : DeliveryEndpoint<EmptyRequest, RootResponse>
{
    public override void Configure() => Reads("/", "Get the way in", "Links to everything that stands at this address.");

    protected override Task<Answer> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        Task.FromResult(
            new Answer
            {
                Body = Bytes(
                    new RootResponse
                    {
                        Name = site.Words.Name,
                        Home = addresses.Api("/v1/home"),
                        Site = addresses.Api("/v1/site"),
                        Articles = addresses.Api("/v1/articles"),
                        Authors = addresses.Api("/v1/authors"),
                        Series = addresses.Api("/v1/series"),
                        Sources = addresses.Api("/v1/sources"),
                        Topics = addresses.Api("/v1/topics"),
                        Pages = addresses.Api("/v1/pages"),
                        Redirects = addresses.Api("/v1/redirects"),
                        Withdrawals = addresses.Api("/v1/withdrawals"),
                        Snapshot = addresses.Api("/v1/snapshot"),
                        Changes = addresses.Api("/v1/changes"),
                        Rss = addresses.Api("/feeds/articles.rss"),
                        Atom = addresses.Api("/feeds/articles.atom"),
                        JsonFeed = addresses.Api("/feeds/articles.json"),
                        Sitemap = addresses.Api("/sitemap.xml"),
                        Contract = addresses.Api("/openapi/v1.json"),
                        Docs = addresses.Api("/docs"),
                        Health = addresses.Api("/health/ready"),
                    }
                ),
                Collections = ["site"],
                HangsOn = [],
                Vary = Accepting.VaryByType,
            }
        );
}

/// <summary>What stands where.</summary>
public sealed record RootResponse
{
    /// <summary>The magazine's name.</summary>
    public required string Name { get; init; }

    /// <summary>The front page, whole.</summary>
    public required string Home { get; init; }

    /// <summary>What the magazine is.</summary>
    public required string Site { get; init; }

    /// <summary>Articles.</summary>
    public required string Articles { get; init; }

    /// <summary>Authors.</summary>
    public required string Authors { get; init; }

    /// <summary>Series and collections.</summary>
    public required string Series { get; init; }

    /// <summary>Publications that pieces come from.</summary>
    public required string Sources { get; init; }

    /// <summary>Topics.</summary>
    public required string Topics { get; init; }

    /// <summary>Pages of the website that are no pieces.</summary>
    public required string Pages { get; init; }

    /// <summary>Where former addresses lead.</summary>
    public required string Redirects { get; init; }

    /// <summary>What was public and is not any more.</summary>
    public required string Withdrawals { get; init; }

    /// <summary>All articles, whole.</summary>
    public required string Snapshot { get; init; }

    /// <summary>What changed.</summary>
    public required string Changes { get; init; }

    /// <summary>
    /// The newest articles as RSS 2.0; <c>/feeds/authors/{id}.rss</c> and so on are those of one author, series, source or topic.
    /// </summary>
    public required string Rss { get; init; }

    /// <summary>The same as Atom 1.0.</summary>
    public required string Atom { get; init; }

    /// <summary>The same as JSON Feed 1.1.</summary>
    public required string JsonFeed { get; init; }

    /// <summary>The index of the website's sitemaps.</summary>
    public required string Sitemap { get; init; }

    /// <summary>The contract (OpenAPI 3.1).</summary>
    public required string Contract { get; init; }

    /// <summary>A page to read the contract and try it.</summary>
    public required string Docs { get; init; }

    /// <summary>Whether this server is ready.</summary>
    public required string Health { get; init; }
}
