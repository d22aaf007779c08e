using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;
using FluentValidation;

namespace Cms.Api.Admin.Things;

/// <summary>Makes a thing.</summary>
internal abstract class CreateThing<TThing, TInput, TNew, TValidator, TResponse>(NamedThingDesk<TThing, TInput, TResponse> desk)
    : AdminBodyEndpoint<FastEndpoints.EmptyRequest, TNew, TValidator, TResponse>
    where TThing : NamedThing
    where TInput : class
    where TNew : class, TInput, INewThing, new()
    where TValidator : AbstractValidator<TNew>, new()
{
    public sealed override void Configure() =>
        Post(
            desk.Plural,
            StaffScopes.Content,
            $"Create {desk.One}",
            $"{desk.WhenShown} Without a slug it gets one made of its {desk.SortName!.Value.Key}, with a number where that is taken.",
            status: 201
        );

    protected sealed override async Task<Outcome<TResponse>> ActAsync(FastEndpoints.EmptyRequest request, TNew body, CancellationToken ct)
    {
        var references = desk.References(body).ToList();
        await References.DemandAsync(Db, references, ct);
        return await Resolve<NewSlugs>()
            .SaveAsync(
                Db,
                desk.Kind,
                body.Slug,
                desk.Name(body),
                slug =>
                {
                    var thing = desk.Make(slug, body, Now);
                    Db.Add(thing);
                    return SaveAsync(
                        thing,
                        async token =>
                        {
                            await References.DemandAsync(Db, references.Where(desk.Keeps), token);
                            return desk.After(desk.Shape(thing, Resolve<Addresses>(), Actor), body);
                        },
                        $"{desk.Plural}/{thing.Id}",
                        ct
                    );
                },
                ct
            );
    }
}
