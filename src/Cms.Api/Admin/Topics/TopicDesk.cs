using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Topics;

namespace Cms.Api.Admin.Topics;

/// <summary>Topics at the desk.</summary>
internal sealed class TopicDesk : ShownThingDesk<Topic, TopicInput, AdminTopicResponse>
{
    public static TopicDesk Here { get; } = new();

    public override ThingKind Kind => ThingKind.Topic;

    public override string Plural => "topics";

    public override string One => "a topic";

    public override IQueryable<Topic> In(CmsDbContext db) => db.Topics;

    public override string Name(TopicInput input) => input.Name;

    public override Topic Make(string slug, TopicInput input, DateTime now)
    {
        var topic = new Topic(slug, input.Name, input.Description, now, Read(input.Codes));
        topic.List(input.IsListed);
        return topic;
    }

    public override TopicInput Written(Topic thing) =>
        new()
        {
            Name = thing.Name,
            Description = thing.Description,
            Codes = [.. thing.Codes.Select(c => new TopicCodeInput { Scheme = c.Scheme, Code = c.Code })],
            IsListed = thing.IsListed,
        };

    public override void Apply(Topic thing, TopicInput input, DateTime now)
    {
        if (input.Name.Normalize() != thing.Name || input.Description != thing.Description)
            thing.Edit(input.Name, input.Description, now);
        if (Read(input.Codes) is var codes && !codes.SequenceEqual(thing.Codes))
            thing.Code(codes, now);
        thing.List(input.IsListed);
    }

    public override IEnumerable<ThingReference> References(TopicInput input) => [];

    public override Task FindUsesAsync(UseReader uses, CancellationToken ct) => uses.LinksAsync(LinkKind.Topic, ct);

    public override AdminTopicResponse Shape(Topic thing, Addresses addresses, Actor actor) => AdminTopicResponse.From(thing, addresses);

    private static List<TopicCode> Read(IReadOnlyList<TopicCodeInput> codes) =>
        [.. codes.Select(c => new TopicCode(TopicCode.SchemeOf(c.Scheme), c.Code)).Distinct()];
}
