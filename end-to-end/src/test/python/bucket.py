"""A bucket in memory, with as much of boto3's S3 client as the sync uses."""

import hashlib
import io
import threading

from botocore.exceptions import ClientError


def refusal(code):
    return ClientError({"Error": {"Code": code}}, "GetObject")


class Bucket:
    """Objects by their key; `got` counts how often each was fetched, `refused` has the error of those that S3 refuses."""

    class exceptions:
        class NoSuchKey(ClientError):
            pass

    def __init__(self):
        self.objects, self.classes, self.refused = {}, {}, {}
        self.got = []
        self.before_get = lambda key: None
        self._lock = threading.Lock()

    def put(self, key, text, storage_class="STANDARD"):
        with self._lock:
            self.objects[key] = text.encode()
            self.classes[key] = storage_class

    def delete(self, key):
        with self._lock:
            self.objects.pop(key, None)

    def below(self, prefix):
        with self._lock:
            return sorted(key for key in self.objects if key.startswith(prefix))

    # --- what boto3 has ---

    def get_object(self, Bucket, Key, IfMatch=None):
        self.before_get(Key)
        with self._lock:
            if Key in self.refused:
                raise refusal(self.refused[Key])
            if Key not in self.objects:
                raise self.exceptions.NoSuchKey({"Error": {"Code": "NoSuchKey"}}, "GetObject")
            body = self.objects[Key]
            if IfMatch and IfMatch != etag(body):
                raise refusal("PreconditionFailed")
            if IfMatch:
                self.got.append(Key)
            return {"Body": io.BytesIO(body)}

    def generate_presigned_url(self, *_, **__):
        raise OSError("only boto3 reaches this bucket")

    def get_paginator(self, _):
        return self

    def paginate(self, Bucket, Prefix):
        with self._lock:
            found = [
                {"Key": key, "ETag": etag(body), "Size": len(body), "StorageClass": self.classes.get(key, "STANDARD")}
                for key, body in sorted(self.objects.items())
                if key.startswith(Prefix)
            ]
        return [{"Contents": found[start : start + 1000]} for start in range(0, len(found), 1000)] or [{}]


def etag(body):
    return f'"{hashlib.md5(body).hexdigest()}"'
