namespace Cms.Api.Http.Problems;

/// <summary>The kinds of errors there are.</summary>
internal static class ProblemKinds
{
    /// <summary>All of them, by their codes.</summary>
    public static IReadOnlyDictionary<string, ProblemKind> All { get; } =
        new Dictionary<string, ProblemKind>
        {
            ["invalid-request"] = new(
                400,
                "The request is not valid",
                "Several parts of the request are wrong. Each entry of `errors` names one and says what it should be."
            ),
            ["malformed-request"] = new(
                400,
                "The request cannot be read",
                "The request line, a header or the body is not what HTTP or JSON allows. Look at `detail`, and check what your client "
                    + "really sends."
            ),
            ["malformed-json"] = new(
                400,
                "The body is not valid JSON",
                "The body could not be read as JSON in UTF-8: bad syntax, bad encoding or too much depth. `detail` says where."
            ),
            ["unknown-member"] = new(
                400,
                "The body has a member that is not taken",
                "Each entry of `errors` points at a member that this operation does not know, and names those it takes and the one you "
                    + "probably meant."
            ),
            ["duplicate-member"] = new(
                400,
                "The body has a member twice",
                "Readers of JSON do not agree on which of two members of one name counts. Send each once."
            ),
            ["wrong-type"] = new(
                400,
                "A member of the body has the wrong type",
                "Each entry of `errors` points at a member and says what it takes: a text, a list, one of some words, an id, an instant."
            ),
            ["unknown-parameter"] = new(
                400,
                "There is no such parameter",
                "A query parameter is not one this address knows. The message names those it takes and the one you probably meant."
            ),
            ["repeated-parameter"] = new(
                400,
                "A parameter is given twice",
                "Only parameters that take a list separated by commas may be repeated."
            ),
            ["invalid-parameter"] = new(
                400,
                "A parameter has a value it cannot have",
                "The message says what values the parameter takes. Values are never rounded or clamped for you."
            ),
            ["rendition-unknown"] = new(
                400,
                "Pictures are not given in this size or format",
                "The message names the widths, crops and formats. Fill in the picture's `template`, or take the addresses in its `src` and "
                    + "`srcset` as they are."
            ),
            ["cursor-malformed"] = new(
                400,
                "The cursor is not one of ours",
                "Send `nextCursor` back exactly as it was given, or leave `cursor` out to begin again."
            ),
            ["cursor-mismatch"] = new(
                400,
                "The cursor belongs to another list",
                "A cursor goes on in the list it came from: send the same filters and the same sort with it, or leave `cursor` out to "
                    + "begin again."
            ),
            ["key-invalid"] = new(
                401,
                "The key is not valid",
                "The Authorization header carries no key that is known and in force. Leave the header out to read what is public."
            ),
            ["key-required"] = new(
                401,
                "A key is needed",
                "This address is for the staff. Send a key in force as `Authorization: Bearer cms_…`."
            ),
            ["scope-missing"] = new(
                403,
                "The key may not do this",
                "The key is in force but lacks the scope that `detail` names. Ask an administrator for a key that has it."
            ),
            ["partner-suspended"] = new(
                403,
                "The partner is suspended",
                "Nothing new is given until the magazine ends the suspension; `detail` says whom to ask. What must be taken down is "
                    + "still told: read `/v1/partner/withdrawals` and `/v1/partner/changes`."
            ),
            ["not-found"] = new(
                404,
                "Nothing is here",
                "Nothing public has this address. It may be misspelt, or not be public yet; the API does not tell which."
            ),
            ["method-not-allowed"] = new(
                405,
                "The method is not for this address",
                "The `Allow` header names the methods this address takes."
            ),
            ["not-acceptable"] = new(406, "No such representation", "This address answers with JSON only; accept `application/json`."),
            ["wrong-state"] = new(409, "Its state does not allow this", "What you asked for is not possible in the thing's present state."),
            ["idempotency-in-progress"] = new(
                409,
                "The same request is being worked on",
                "A request with this `Idempotency-Key` came before and is not done yet. Send the same request again to get its answer."
            ),
            ["in-use"] = new(409, "It is in use", "Others show or refer to it; `usedBy` names them. Change those first."),
            ["slug-taken"] = new(
                409,
                "The slug is taken",
                "Another thing of this kind has or had this slug. Slugs are never given to a second thing, so that no link ever leads "
                    + "astray."
            ),
            ["gone"] = new(
                410,
                "It was public and is not any more",
                "It was taken down. Take down your copies and links. Where it was withdrawn, `notice` says what readers are told and "
                    + "`replacement` what stands in for it."
            ),
            ["cursor-expired"] = new(
                410,
                "The log does not reach back so far",
                "The rows after this cursor are no longer all kept, or belong to another history of this database. Take the snapshot "
                    + "(`/v1/snapshot`) and go on from its `meta.changesCursor`."
            ),
            ["sequence-expired"] = new(
                410,
                "The log does not reach back so far",
                "Not all changes after this number are kept any more. Take the snapshot (`/v1/snapshot`), and replay from a later number."
            ),
            ["edit-conflict"] = new(
                412,
                "Somebody else saved it since",
                "What you have seen is no longer what is stored. Read it again, bring your change to it, and send the new ETag as "
                    + "`If-Match`. `currentEditVersion` and `editedBy` say what came in between."
            ),
            ["body-too-slow"] = new(
                408,
                "The body came too slowly",
                "After its first seconds a body has to come at 4,000 bytes a second. Send the same request again on a new connection."
            ),
            ["version-unknown"] = new(
                412,
                "It never had this version",
                "`If-Match` names no version of this thing: it may be the ETag of another, or of one kept by a cache. Read it again, and "
                    + "send the ETag that it has then."
            ),
            ["version-weak"] = new(
                412,
                "The ETag is weak",
                "Something on the way, often a proxy that compresses, has put `W/` before the ETag. Send it in `If-Match` without that."
            ),
            ["body-too-large"] = new(
                413,
                "The body is too large",
                "A JSON body may have at most 1 MB, a picture 25 MB unless the operator says otherwise."
            ),
            ["unsupported-media-type"] = new(415, "The body's type is not supported", "Send JSON with `Content-Type: application/json`."),
            ["range-not-satisfiable"] = new(
                416,
                "The file has no such part",
                "`Range` names bytes beyond the end of the file; `Content-Range` says how long it is."
            ),
            ["validation-failed"] = new(
                422,
                "Members of the body are not valid",
                "Each entry of `errors` points at one member and says what it should be."
            ),
            ["picture-unsupported"] = new(
                415,
                "The picture is of no format that is taken",
                "JPEG, PNG, WebP, AVIF and GIF are taken, and told by their content, whatever they are called. SVG is refused: it is a "
                    + "program as much as a picture."
            ),
            ["picture-broken"] = new(
                422,
                "The picture is not whole or not sound",
                "The file ends too soon or is damaged. Send it again, or save it anew."
            ),
            ["picture-too-large"] = new(
                422,
                "The picture is too large",
                "It has more pixels, sides or frames than are taken, or takes too long to read; `detail` says which. Send it smaller."
            ),
            ["picture-unreachable"] = new(
                422,
                "The picture cannot be fetched",
                "There is no picture to be had at the address; `detail` says why. Fetch it yourself and send its bytes."
            ),
            ["idempotency-key-reused"] = new(
                422,
                "The idempotency key came with another body",
                "An `Idempotency-Key` names one request. Send a new key with a new request."
            ),
            ["gates-closed"] = new(
                422,
                "It cannot be public yet",
                "Each entry of `errors` names something the piece lacks before readers may see it. Ask with `dryRun=true` beforehand."
            ),
            ["version-required"] = new(
                428,
                "The version you have seen is needed",
                "Send `If-Match` with the ETag that the thing had when you read it, so that nobody's work is overwritten unseen."
            ),
            ["quota-exhausted"] = new(
                429,
                "The day's requests are used up",
                "The partner may send no more requests today; `Retry-After` counts the seconds to midnight UTC. `/v1/partner/me` shows "
                    + "the quota and what was used, and `changes`, `withdrawals` and `changes/ack` are answered all the same."
            ),
            ["rate-limited"] = new(429, "Too many requests", "Wait as many seconds as `Retry-After` says."),
            ["internal-error"] = new(
                500,
                "Something went wrong here",
                "It is not your fault. Report the `requestId`; the log has the rest."
            ),
            ["format-unknown"] = new(
                501,
                "The format is not spoken here",
                "This address answers in the formats that the message names, and in no other."
            ),
            ["busy"] = new(503, "Too busy at this moment", "Send the same request again after `Retry-After` seconds."),
            ["unavailable"] = new(503, "The database cannot be reached", "Send the same request again after `Retry-After` seconds."),
            ["read-only"] = new(
                503,
                "Nothing can be written at this moment",
                "The database takes no writes, as while another takes over from it; reading goes on. Send the same request again after "
                    + "`Retry-After` seconds."
            ),
            ["damaged"] = new(
                503,
                "What is stored is damaged",
                "What was asked for is stored where the database, or the file of a picture, is damaged. It does not mend itself; the "
                    + "operator has to restore a sound backup."
            ),
            ["behind"] = new(
                503,
                "This node has not read the log so far yet",
                "The node has not yet seen the change that `atLeast` names. Send the same request again after `Retry-After` seconds."
            ),
            ["query-too-costly"] = new(
                503,
                "This question costs too much",
                "This combination of filters and sort takes longer than a statement may, two seconds unless the operator chose "
                    + "otherwise. Ask for less: fewer filters, the default sort, no `count`."
            ),
            ["request-timeout"] = new(
                503,
                "It took too long",
                "The request was given up after ten seconds. Send it again later, or ask for less."
            ),
            ["storage-full"] = new(507, "The disk is full", "Nothing can be written until the operator makes room; reading goes on."),
        }
            .Concat(Rules())
            .ToDictionary();

    // What the desk's rules are called; the sentence of each occurrence says the rest.
    private static Dictionary<string, ProblemKind> Rules() =>
        new[]
        {
            ("already-entitled", "The partner has this product already"),
            ("alt-required", "An alternative text is missing"),
            ("attribution-incomplete", "An attribution is incomplete"),
            ("byline-required", "Nobody is named as author or source"),
            ("correction-text-required", "A correction has no text"),
            ("credit-required", "An illustration has no credit"),
            ("editors-note-refused", "An editor's note is not for this"),
            ("editors-note-required", "An editor's note is missing"),
            ("embargo-in-past", "The embargo would end in the past"),
            ("end-before-start", "The end comes before the start"),
            ("end-in-past", "The end lies in the past"),
            ("expiry-in-past", "It would end in the past"),
            ("expiry-too-late", "It would last too long"),
            ("illustration-missing", "An illustration is not there any more"),
            ("in-other-series", "A piece is part of another series"),
            ("kind-fixed", "The kind is fixed"),
            ("last-admin-key", "It is the last key that can make keys"),
            ("last-secret", "It is the key's last secret"),
            ("license-required", "The license is missing"),
            ("menu-name-twice", "Two menus have one name"),
            ("menu-too-long", "A level of a menu has too many entries"),
            ("merge-of-anonymous", "One of the two authors is not named"),
            ("merge-with-itself", "An author cannot be merged into itself"),
            ("member-twice", "A piece stands in the series twice"),
            ("name-required", "The name is missing"),
            ("narrowing-needs-action", "It is not said what becomes of copies"),
            ("nothing-to-publish", "There is nothing to publish"),
            ("part-in-collection", "A collection has no numbered parts"),
            ("part-twice", "Two pieces are the same part"),
            ("printed-as-name", "What is printed holds the name"),
            ("publication-in-future", "The publication lies in the future"),
            ("reference-trashed", "What it refers to lies in the trash"),
            ("replacement-is-itself", "A piece cannot stand in for itself"),
            ("schedule-in-past", "The schedule lies in the past"),
            ("scope-not-of-role", "The role does not have the scope"),
            ("slot-key-twice", "Two slots have one key"),
            ("slot-too-long", "A slot holds too many pieces"),
            ("slug-malformed", "The slug is not one"),
            ("title-required", "The title is missing"),
            ("too-many-menus", "The site has too many menus"),
            ("too-many-parts", "The series has too many parts"),
            ("too-many-slots", "The front page has too many slots"),
            ("too-many-previews", "Too many previews are in force"),
            ("too-many-webhooks", "There are too many webhooks"),
            ("translation-of-itself", "A piece cannot be a translation of itself"),
            ("two-secrets-live", "Two secrets are in force already"),
            ("withdrawal-notice-required", "The withdrawal has no notice"),
        }.ToDictionary(
            r => r.Item1,
            r => new ProblemKind(
                409,
                r.Item2,
                "A rule of the newsroom stands against it as things are now; `detail` says which and what to do."
            )
        );
}
