using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Audit;
using Cms.Model.Authors;
using Cms.Model.Background;
using Cms.Model.Changes;
using Cms.Model.Home;
using Cms.Model.Illustrations;
using Cms.Model.Pages;
using Cms.Model.Partners;
using Cms.Model.Previews;
using Cms.Model.Reading;
using Cms.Model.Saving;
using Cms.Model.Search;
using Cms.Model.Series;
using Cms.Model.Site;
using Cms.Model.Slugs;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Cms.Model.Uses;
using Cms.Model.Webhooks;
using Cms.Model.WebSub;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cms.Model;

/// <summary>Everything the newsroom stores.</summary>
public sealed class CmsDbContext(
    DbContextOptions<CmsDbContext> options,
    CmsDatabase database,
    TimeProvider? clock = null,
    ChangeFollower? follower = null
) : DbContext(options)
{
    private Save? _save;

    /// <summary>The database behind it.</summary>
    public CmsDatabase CmsDatabase { get; } = database;

    /// <summary>Who acts through this context; the audit log names them.</summary>
    public Actor Actor { get; set; } = Actor.Program;

    /// <summary>The request that this context works for, where its answer is to be the same however often it is sent.</summary>
    public IdempotentRequest? Request { get; set; }

    /// <summary>Pieces.</summary>
    public DbSet<Article> Articles => Set<Article>();

    /// <summary>What pieces refer to.</summary>
    public DbSet<ArticleLink> ArticleLinks => Set<ArticleLink>();

    /// <summary>Ready public answers.</summary>
    public DbSet<ArticleDocument> ArticleDocuments => Set<ArticleDocument>();

    /// <summary>What pieces said at each moment.</summary>
    public DbSet<Revision> Revisions => Set<Revision>();

    /// <summary>Pieces in the index of words.</summary>
    public DbSet<SearchPiece> SearchPieces => Set<SearchPiece>();

    /// <summary>What titles and names are completed by.</summary>
    public DbSet<SearchKey> SearchKeys => Set<SearchKey>();

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

    /// <summary>Pages of the website that are no pieces.</summary>
    public DbSet<Page> Pages => Set<Page>();

    /// <summary>What pages said at each moment.</summary>
    public DbSet<PageRevision> PageRevisions => Set<PageRevision>();

    /// <summary>What the magazine is called, one row.</summary>
    public DbSet<MagazineSite> Site => Set<MagazineSite>();

    /// <summary>What pages and the site show.</summary>
    public DbSet<ThingUse> ThingUses => Set<ThingUse>();

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
    public Task<Saved<T>> SaveAsync<T>(Func<CancellationToken, Task<T>> answer, CancellationToken ct) => Save.RunAsync(answer, ct);

    /// <summary>
    /// Makes one save of many: whatever the work saves through this context is stored, numbered and committed together, or
    /// not at all. What the work has saved is not tracked any more, so each part begins with what is stored.
    /// </summary>
    /// <param name="work">Saves; if it throws nothing is stored.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Saved<T>> SaveTogetherAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) => Save.TogetherAsync(work, ct);

    /// <summary>Saves where no answer is wanted.</summary>
    public async Task<long?> SaveAsync(CancellationToken ct) => (await SaveAsync(_ => Task.FromResult(true), ct)).Sequence;

    /// <summary>
    /// Runs a query written by hand: in the transaction where there is one, otherwise on a reading connection, which keeps it
    /// prepared.
    /// </summary>
    public async Task<List<T>> QueryAsync<T>(Statement statement, Func<Row, T> map, CancellationToken ct)
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
        var row = new DriverRow(reader, CmsDatabase.Sql);
        while (await reader.ReadAsync(ct))
            rows.Add(map(row));
        return rows;
    }

    /// <summary>Gives it back to the pool as it came: what one caller said to it is not the next one's.</summary>
    public override ValueTask DisposeAsync()
    {
        Forget();
        return base.DisposeAsync();
    }

    /// <inheritdoc cref="DisposeAsync" />
    public override void Dispose()
    {
        Forget();
        base.Dispose();
    }

    private void Forget() => (_save, Actor, Request) = (null, Actor.Program, null);

    private Save Save => _save ??= new Save(this, clock ?? TimeProvider.System, follower);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(24);
        CmsDatabase.Sql.ConfigureConventions(configurationBuilder);
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

    private static bool IsLong(IReadOnlyProperty property) =>
        property.GetMaxLength() is null or > 1_000 && property.ClrType is not { IsValueType: true };

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
