using System.Data.Common;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;
using Cms.Model.Audit;
using Cms.Model.Authors;
using Cms.Model.Background;
using Cms.Model.Changes;
using Cms.Model.Home;
using Cms.Model.Illustrations;
using Cms.Model.Partners;
using Cms.Model.Previews;
using Cms.Model.Reading;
using Cms.Model.Series;
using Cms.Model.Slugs;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Cms.Model.Webhooks;
using Cms.Model.WebSub;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cms.Model;

/// <summary>What a save answers: the caller's answer and the last number of the change log that the save wrote.</summary>
/// <param name="Answer">Made inside the transaction from what is stored.</param>
/// <param name="Sequence">The last number taken; null where nothing visible changed.</param>
public readonly record struct Saved<T>(T Answer, long? Sequence);

/// <summary>Everything the newsroom stores.</summary>
public sealed class CmsDbContext(
    DbContextOptions<CmsDbContext> options,
    CmsDatabase database,
    TimeProvider? clock = null,
    ChangeFollower? follower = null
) : DbContext(options)
{
    // Whether what is saved now is part of a larger save, and the last number that it took.
    private bool _isTogether;
    private long? _sequenceTogether;

    /// <summary>The database behind it.</summary>
    public CmsDatabase CmsDatabase { get; } = database;

    /// <summary>Who acts through this context; the audit log names them.</summary>
    public Actor Actor { get; set; } = Actor.Program;

    /// <summary>The request that this context works for, where its answer is to be the same however often it is sent.</summary>
    public IdempotentRequest? Request { get; set; }

    /// <summary>The change of a rule for partners whose batch this context saves.</summary>
    internal PartnerReview? Review { get; set; }

    /// <summary>The pieces of that batch.</summary>
    internal IReadOnlyList<Guid> ReviewedIds { get; set; } = [];

    /// <summary>Pieces.</summary>
    public DbSet<Article> Articles => Set<Article>();

    /// <summary>What pieces refer to.</summary>
    public DbSet<ArticleLink> ArticleLinks => Set<ArticleLink>();

    /// <summary>Ready public answers.</summary>
    public DbSet<ArticleDocument> ArticleDocuments => Set<ArticleDocument>();

    /// <summary>What pieces said at each moment.</summary>
    public DbSet<Revision> Revisions => Set<Revision>();

    /// <summary>People and organizations.</summary>
    public DbSet<Author> Authors => Set<Author>();

    /// <summary>Series and collections.</summary>
    public DbSet<ArticleSeries> Series => Set<ArticleSeries>();

    /// <summary>Places of pieces in series.</summary>
    public DbSet<SeriesMember> SeriesMembers => Set<SeriesMember>();

    /// <summary>Publications that series are made with.</summary>
    public DbSet<SeriesSource> SeriesSources => Set<SeriesSource>();

    /// <summary>Publications.</summary>
    public DbSet<SyndicationSource> Sources => Set<SyndicationSource>();

    /// <summary>Subjects.</summary>
    public DbSet<Topic> Topics => Set<Topic>();

    /// <summary>Pictures.</summary>
    public DbSet<Illustration> Illustrations => Set<Illustration>();

    /// <summary>The front page, one row.</summary>
    public DbSet<HomePage> Home => Set<HomePage>();

    /// <summary>Every address, present and past.</summary>
    public DbSet<SlugName> Slugs => Set<SlugName>();

    /// <summary>Links that show what is not public yet.</summary>
    public DbSet<Preview> Previews => Set<Preview>();

    /// <summary>Addresses that lead nowhere and are never given to another.</summary>
    public DbSet<ForgottenSlug> ForgottenSlugs => Set<ForgottenSlug>();

    /// <summary>Keys of the staff.</summary>
    public DbSet<AccessKey> Keys => Set<AccessKey>();

    /// <summary>Who did what.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Requests that are answered once, and their answers.</summary>
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();

    /// <summary>Work that one node at a time does.</summary>
    public DbSet<Lease> Leases => Set<Lease>();

    /// <summary>Outlets that take pieces.</summary>
    public DbSet<Partner> Partners => Set<Partner>();

    /// <summary>What partners are entitled to.</summary>
    public DbSet<Product> Products => Set<Product>();

    /// <summary>Who is entitled to what.</summary>
    public DbSet<Entitlement> Entitlements => Set<Entitlement>();

    /// <summary>How each piece stands with each partner that was ever entitled to it.</summary>
    public DbSet<PartnerArticle> PartnerArticles => Set<PartnerArticle>();

    /// <summary>What rows of the change log mean to each partner.</summary>
    public DbSet<PartnerChange> PartnerChanges => Set<PartnerChange>();

    /// <summary>Rules for partners that changed and whose pieces are still to be judged anew.</summary>
    public DbSet<PartnerReview> PartnerReviews => Set<PartnerReview>();

    /// <summary>Where pieces ran at partners.</summary>
    public DbSet<Placement> Placements => Set<Placement>();

    /// <summary>What partners asked for.</summary>
    public DbSet<PartnerUsage> PartnerUsage => Set<PartnerUsage>();

    /// <summary>Addresses that are told of changes.</summary>
    public DbSet<Webhook> Webhooks => Set<Webhook>();

    /// <summary>Addresses that are sent open feeds.</summary>
    public DbSet<FeedSubscription> FeedSubscriptions => Set<FeedSubscription>();

    /// <summary>What they are told.</summary>
    public DbSet<WebhookMessage> WebhookMessages => Set<WebhookMessage>();

    /// <summary>How each try to tell them ended.</summary>
    public DbSet<WebhookAttempt> WebhookAttempts => Set<WebhookAttempt>();

    /// <summary>The change log.</summary>
    public DbSet<Change> Changes => Set<Change>();

    /// <summary>The head of the change log, one row.</summary>
    public DbSet<ChangeHead> ChangeHeads => Set<ChangeHead>();

    /// <summary>
    /// The one way to save. In one transaction: stores what changed, spreads it to everything that shows it, makes the
    /// answer from what is then stored, and as the last statements takes the change log's next numbers and appends the
    /// rows. After the commit this node has caught up with the log, so its next read shows the change.
    /// </summary>
    /// <param name="answer">Makes the answer; it may read, and if it throws nothing is stored.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <exception cref="NewsroomRule"><c>slug-taken</c>, <c>in-other-series</c>.</exception>
    /// <exception cref="EditConflictException">Somebody saved the same thing first.</exception>
    /// <exception cref="AnsweredBeforeException">The same idempotent request was stored by another save meanwhile.</exception>
    /// <exception cref="DatabaseBusyException">The database is held for too long.</exception>
    public Task<Saved<T>> SaveAsync<T>(Func<CancellationToken, Task<T>> answer, CancellationToken ct) =>
        _isTogether ? StoreAsync(answer, ct) : CommitAsync(token => StoreAsync(answer, token), ct);

    /// <summary>
    /// Makes one save of many: whatever the work saves through this context is stored, numbered and committed together, or
    /// not at all. What the work has saved is not tracked any more, so each part begins with what is stored.
    /// </summary>
    /// <param name="work">Saves; if it throws nothing is stored.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Saved<T>> SaveTogetherAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        CommitAsync(
            async token =>
            {
                _isTogether = true;
                try
                {
                    return new Saved<T>(await work(token), _sequenceTogether);
                }
                finally
                {
                    (_isTogether, _sequenceTogether) = (false, null);
                }
            },
            ct
        );

    /// <summary>Saves where no answer is wanted.</summary>
    public async Task<long?> SaveAsync(CancellationToken ct) => (await SaveAsync(_ => Task.FromResult(true), ct)).Sequence;

    /// <summary>
    /// Runs a query written by hand: in the transaction where there is one, otherwise on a reading connection, which keeps it
    /// prepared.
    /// </summary>
    public async Task<List<T>> QueryAsync<T>(Statement statement, Func<DbDataReader, T> map, CancellationToken ct)
    {
        if (Database.CurrentTransaction is not { } transaction)
        {
            await using var read = await CmsDatabase.OpenReadAsync(ct);
            return await read.QueryAsync(statement, map, ct);
        }

        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = statement.Text;
        command.CommandTimeout = Database.GetCommandTimeout() ?? command.CommandTimeout;
        for (var i = 0; i < statement.Values.Count; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"p{i}", statement.Values[i]);
            command.Parameters.Add(parameter);
        }

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            rows.Add(map(reader));
        return rows;
    }

    private async Task<Saved<T>> CommitAsync<T>(Func<CancellationToken, Task<Saved<T>>> store, CancellationToken ct)
    {
        // Nothing goes on after a statement that failed, so there is nothing to go back to.
        Database.AutoSavepointsEnabled = false;
        ReadTexts();
        var saved = await CmsDatabase.WriteAsync(
            this,
            async token =>
            {
                // Claimed before anything is judged: the second of two equal requests waits here for the first.
                if (Request is not null)
                    await Request.ClaimAsync(this, Now, token);
                var stored = await store(token);
                if (Request is not null)
                    await Request.KeepAsync(this, stored.Answer, stored.Sequence, token);
                return stored;
            },
            ct
        );
        // It is stored: whoever asked may be gone, the next reader is to see it all the same.
        if (follower is not null && saved.Sequence is { } last)
            await follower.CatchUpAsync(last, CancellationToken.None);
        return saved;
    }

    /// <summary>Reads what is about to be saved before it waits for its turn: while one writes, on SQLite all others wait.</summary>
    private void ReadTexts()
    {
        // The save itself looks for what changed, and once is enough; of a piece every verb raises its edit version.
        ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in ChangeTracker.Entries<Article>())
        {
            var edits = entry.Property(a => a.EditVersion);
            if (entry.State != EntityState.Added && edits.CurrentValue == edits.OriginalValue)
                continue;
            _ = NamedInBody.Of(entry.Entity.Live?.Body ?? "");
            _ = NamedInBody.Of(entry.Entity.Working?.Body ?? "");
        }

        ChangeTracker.AutoDetectChangesEnabled = true;
    }

    private async Task<Saved<T>> StoreAsync<T>(Func<CancellationToken, Task<T>> answer, CancellationToken ct)
    {
        var writer = new ChangeWriter(this, Now);
        ChangeTracker.DetectChanges();
        // Each look at what is tracked would detect again.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await writer.RebaseAsync(ct);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }

        try
        {
            await SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException e)
        {
            // One word for it, whoever notices first: the look at what is held, or the database.
            throw new EditConflictException(
                e.Entries.Select(entry => entry.Entity).OfType<IEdited>().Select(edited => edited.Id).FirstOrDefault()
            );
        }
        catch (DbUpdateException e) when (CmsDatabase.Judge(e) == DatabaseFault.NotUnique)
        {
            throw CmsDatabase.NotUniqueIn(e) == Model.FindEntityType(typeof(SeriesMember))!.GetTableName()
                ? ArticleSeries.InOtherSeries()
                : ChangeWriter.SlugTaken();
        }

        await writer.SpreadAsync(ct);
        var made = await answer(ct);
        var sequence = await writer.AppendAsync(ct);
        if (_isTogether)
        {
            _sequenceTogether = sequence ?? _sequenceTogether;
            ChangeTracker.Clear();
        }

        return new Saved<T>(made, sequence);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(24);
        CmsDatabase.ConfigureConventions(configurationBuilder);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CmsDbContext).Assembly);
        // Names as a person would write them in SQL, since some statements are written by hand.
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
            // Long texts last: SQLite reads a row from its front, and what lies behind them costs a walk over their pages.
            var order = 0;
            foreach (
                var property in entity
                    .GetProperties()
                    .OrderBy(p =>
                        p.IsPrimaryKey() ? 0
                        : IsLong(p) ? 2
                        : 1
                    )
            )
                property.SetColumnOrder(order++);
            foreach (var index in entity.GetIndexes())
            {
                if (index.FindAnnotation(RelationalAnnotationNames.Name) is null)
                    index.SetDatabaseName(
                        $"ix_{entity.GetTableName()}_{string.Join("_", index.Properties.Select(p => SnakeCase(p.Name)))}"
                    );
            }
        }
    }

    private DateTime Now => (clock ?? TimeProvider.System).Now();

    private static bool IsLong(IReadOnlyProperty property) =>
        property.GetMaxLength() is null or > 1_000 && property.ClrType is not { IsValueType: true };

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
