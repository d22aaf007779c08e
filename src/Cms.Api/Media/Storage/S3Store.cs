using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Cms.Api.Media.Storage;

/// <summary>Files in a bucket of an object store that speaks S3; nodes that name the same one share them.</summary>
public sealed class S3Store : IIllustrationStore, IDisposable
{
    private readonly S3Settings _settings;
    private readonly AmazonS3Client _client;

    /// <summary>For the life of the program.</summary>
    public S3Store(S3Settings settings)
    {
        _settings = settings;
        _client = new AmazonS3Client(
            new BasicAWSCredentials(settings.AccessKey, settings.SecretKey),
            new AmazonS3Config
            {
                ServiceURL = settings.Endpoint,
                AuthenticationRegion = settings.Region,
                // Stores of others seldom have a host name for each bucket.
                ForcePathStyle = true,
                Timeout = TimeSpan.FromSeconds(8),
                MaxErrorRetry = 2,
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            }
        );
    }

    /// <inheritdoc />
    public string Place => $"the bucket {_settings.Bucket} at {_settings.Endpoint}";

    /// <inheritdoc />
    public async Task<Stream?> OpenAsync(string name, CancellationToken ct) =>
        await LengthAsync(name, ct) is { } length ? new S3ReadStream(_client, _settings.Bucket, KeyOf(name), length) : null;

    /// <inheritdoc />
    public async Task<long?> LengthAsync(string name, CancellationToken ct)
    {
        try
        {
            return (await _client.GetObjectMetadataAsync(_settings.Bucket, KeyOf(name), ct)).ContentLength;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public async Task StoreAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        if (await LengthAsync(name, ct) is not null)
            return;
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        await _client.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = _settings.Bucket,
                Key = KeyOf(name),
                InputStream = content,
                ContentType = PictureAnswer.Types.GetValueOrDefault(name[(name.LastIndexOf('.') + 1)..], "application/octet-stream"),
                // Stores of others keep the frames of a chunked upload as if they were the file.
                UseChunkEncoding = false,
                AutoCloseStream = false,
            },
            ct
        );
    }

    /// <inheritdoc />
    public Task DeleteAsync(string name, CancellationToken ct) => _client.DeleteObjectAsync(_settings.Bucket, KeyOf(name), ct);

    /// <inheritdoc />
    public async Task DeleteBeginningAsync(string beginning, CancellationToken ct)
    {
        var names = new List<string>();
        await foreach (var file in ListAsync(StoreNames.CheckedBeginning(beginning), ct))
            names.Add(file.Name);
        foreach (var name in names)
            await DeleteAsync(name, ct);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<StoredFile> ListAsync(CancellationToken ct) => ListAsync("", ct);

    /// <summary>An object is there whole or not at all, so there is nothing to delete.</summary>
    public Task DeleteUnfinishedAsync(DateTime before, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async IAsyncEnumerable<StoredFile> ListAsync(string beginning, [EnumeratorCancellation] CancellationToken ct)
    {
        var request = new ListObjectsV2Request { BucketName = _settings.Bucket, Prefix = _settings.Prefix + beginning };
        ListObjectsV2Response page;
        do
        {
            page = await _client.ListObjectsV2Async(request, ct);
            foreach (var found in page.S3Objects ?? [])
                yield return new StoredFile(found.Key[_settings.Prefix.Length..], found.LastModified?.ToUniversalTime() ?? DateTime.UtcNow);
            request.ContinuationToken = page.NextContinuationToken;
        } while (page.IsTruncated == true);
    }

    private string KeyOf(string name) => _settings.Prefix + StoreNames.Checked(name);
}
