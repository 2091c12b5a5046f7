-- A place in a stream; compares like the cursor it is: epoch, then change set, then ordinal.
CREATE TYPE feed_position AS (epoch integer, change_set bigint, ordinal integer);

-- ---------------------------------------------------------------------------------------------------------------
-- The own copy of the changes. A stream is a dataset's changes, named as the dataset. Numbered streams of other
-- events (coverage, a publisher's uploads) get names of their own and are treated alike.
-- ---------------------------------------------------------------------------------------------------------------
CREATE TABLE feed (
  stream    text PRIMARY KEY,
  epoch     integer NOT NULL DEFAULT 0,
  -- The change set the copy begins with; null until one has come.
  first_set bigint,
  -- The last change of the last change set that is here whole without a gap before it: delivery sees no further.
  complete  feed_position,
  -- Since when a change set is missing before one that is here; that holds the stream.
  gap_since timestamptz
);

CREATE TABLE change_set (
  stream       text        NOT NULL REFERENCES feed,
  epoch        integer     NOT NULL,
  number       bigint      NOT NULL,
  -- How many changes it has; null while that is unknown (the catalog's feed tells it only by the next one's start).
  size         integer,
  copied       integer     NOT NULL,
  committed_at timestamptz NOT NULL,
  PRIMARY KEY (stream, epoch, number)
);
CREATE INDEX change_set_by_age ON change_set (committed_at);

CREATE TABLE change (
  stream              text    NOT NULL,
  epoch               integer NOT NULL,
  change_set          bigint  NOT NULL,
  ordinal             integer NOT NULL,
  -- What filters look at.
  operation           text    NOT NULL,
  fields              text[]  NOT NULL,
  publisher_before    text,
  municipality_before text,
  latitude_before     double precision,
  longitude_before    double precision,
  publisher_after     text,
  municipality_after  text,
  latitude_after      double precision,
  longitude_after     double precision,
  -- What subscribers see, ready as JSON, and its size in bytes, which bounds a batch before it is read.
  octets              integer NOT NULL,
  view                text    NOT NULL,
  -- No foreign key to change_set: a part of 500 changes would pay for 500 look-ups.
  PRIMARY KEY (stream, epoch, change_set, ordinal)
);

-- ---------------------------------------------------------------------------------------------------------------
-- Subscribers and subscriptions
-- ---------------------------------------------------------------------------------------------------------------
CREATE TABLE subscriber (
  id         uuid PRIMARY KEY,
  name       text        NOT NULL,
  -- The organisation number, when the subscriber is a publisher that may follow its own uploads.
  publisher  text,
  created_at timestamptz NOT NULL
);

CREATE TABLE subscriber_key (
  id         text PRIMARY KEY,
  subscriber uuid        NOT NULL REFERENCES subscriber,
  hash       bytea       NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);

CREATE TABLE subscription (
  id              uuid PRIMARY KEY,
  subscriber      uuid        NOT NULL REFERENCES subscriber,
  url             text        NOT NULL,
  datasets        text[]      NOT NULL,
  filter          jsonb       NOT NULL,
  payload         text        NOT NULL CHECK (payload IN ('full', 'thin')),
  on_poison       text        NOT NULL DEFAULT 'disable' CHECK (on_poison IN ('disable', 'skip')),
  status          text        NOT NULL CHECK (status IN ('pending', 'active', 'disabled', 'gone')),
  reason          text,
  -- When the URL of today answered the signed proof event.
  proven_at       timestamptz,
  -- <key id>:<base64>, AES-256-GCM with the subscription's id as associated data.
  secret          text        NOT NULL,
  previous_secret text,
  previous_until  timestamptz,
  created_at      timestamptz NOT NULL
);
CREATE INDEX subscription_of ON subscription (subscriber, created_at);

-- ---------------------------------------------------------------------------------------------------------------
-- Delivery: one cursor per subscription and stream, never a row per message
-- ---------------------------------------------------------------------------------------------------------------
CREATE TABLE delivery_cursor (
  subscription    uuid    NOT NULL REFERENCES subscription ON DELETE CASCADE,
  -- A stream of feed, or 'subscription' for the events about the subscription itself.
  stream          text    NOT NULL,
  -- Everything up to here was delivered or did not match; null: from wherever the copy will begin.
  delivered       feed_position,
  -- The last change that matches; null: nobody has looked yet. Due means last_match > delivered.
  last_match      feed_position,
  -- Null holds the cursor: the subscription is pending, disabled or gone.
  next_attempt_at timestamptz,
  lease_until     timestamptz,
  -- Grows with every lease; an answer that comes with a lower one moves nothing.
  token           bigint  NOT NULL DEFAULT 0,
  -- The batch under way, fixed before its first attempt and kept until it ends.
  batch_id        text,
  batch_to        feed_position,
  batch_filter    jsonb,
  batch_payload   text,
  batch_more      boolean,
  batch_at        timestamptz,
  attempts        integer NOT NULL DEFAULT 0,
  -- How many of them got a 4xx: a batch that only ever got those is poison.
  refusals        integer NOT NULL DEFAULT 0,
  PRIMARY KEY (subscription, stream)
);
CREATE INDEX delivery_cursor_of_stream ON delivery_cursor (stream);
CREATE INDEX delivery_cursor_due ON delivery_cursor (next_attempt_at) WHERE last_match > delivered;

CREATE TABLE attempt (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscription    uuid        NOT NULL REFERENCES subscription ON DELETE CASCADE,
  stream          text        NOT NULL,
  webhook_id      text        NOT NULL,
  attempt         integer     NOT NULL,
  started_at      timestamptz NOT NULL,
  duration_ms     integer     NOT NULL,
  outcome         text        NOT NULL,
  -- The HTTP status, if there was one.
  status          integer,
  response_head   text,
  position_from   feed_position NOT NULL,
  position_to     feed_position NOT NULL,
  next_attempt_at timestamptz
);
CREATE INDEX attempt_of ON attempt (subscription, id);
CREATE INDEX attempt_by_age ON attempt (started_at);

-- Batches given up with `onPoison: skip`: the range can be read again from the feed.
CREATE TABLE dead_letter (
  subscription  uuid          NOT NULL REFERENCES subscription ON DELETE CASCADE,
  stream        text          NOT NULL,
  webhook_id    text          NOT NULL,
  position_from feed_position NOT NULL,
  position_to   feed_position NOT NULL,
  filter        jsonb         NOT NULL,
  given_up_at   timestamptz   NOT NULL,
  PRIMARY KEY (subscription, stream, webhook_id)
);
