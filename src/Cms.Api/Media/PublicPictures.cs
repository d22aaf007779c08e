using Cms.Api.Delivery;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Http;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Cms.Api.Media;

/// <summary>
/// What is public of pictures, kept as long as nothing that shows in them has changed: a page asks for twenty renditions at once, and
/// none of them needs to ask the database.
/// </summary>
internal sealed class PublicPictures(CmsDatabase database, ChangeFollower follower, Addresses addresses, Settings settings) : IDisposable
{
    // A few hundred bytes each.
    private const int Most = 20_000;

    private readonly MemoryCache? _kept =
        settings.Cache.MaxMegabytes == 0 ? null : new MemoryCache(new MemoryCacheOptions { SizeLimit = Most, CompactionPercentage = 0.2 });

    /// <summary>A picture that is public now.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>, <c>gone</c>.</exception>
    public async ValueTask<PublicPicture> FindAsync(Guid id, CancellationToken ct)
    {
        if (_kept is not null && _kept.TryGetValue(id, out var found) && found is PublicPicture kept && kept.IsCurrent(follower))
            return kept;
        // Taken before the reading: what is written meanwhile ends what was read.
        var sequence = follower.Applied;
        var picture = new PublicPicture(
            await ReadAsync(id, ct),
            sequence,
            // Its credit may say the magazine's name.
            [ChangeFollower.SlotOf(id), .. Answer.On([.. ThingReader.ShownByIllustrations, ThingKind.Site])]
        );
        if (_kept is not null)
        {
            using var entry = _kept.CreateEntry(id);
            entry.Size = 1;
            entry.Value = picture;
        }

        return picture;
    }

    /// <inheritdoc />
    public void Dispose() => _kept?.Dispose();

    // The connection is given back before the first byte goes out: whoever reads slowly holds up nobody.
    private async Task<PictureSource> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var standing = await read
            .Db.Illustrations.Where(i => i.Id == id && i.WasPublic)
            .Select(i => new { i.IsPublic })
            .FirstOrDefaultAsync(ct);
        if (standing is null)
            throw new ProblemException("not-found", "Nothing public has this address.");
        if (!standing.IsPublic)
            throw new ProblemException("gone", "This was public and has been taken down.");
        return (await IllustrationMaterial.ReadAsync(read, [id], ct)).Source(id, addresses)!;
    }
}
